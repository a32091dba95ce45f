using System;
using System.Net;
using Amazon.Runtime;

namespace Amazon.Omics;

/// <summary>
/// An error that HealthOmics answered with: the base of the modelled ones in <see cref="Model"/>, and itself every other.
/// <see cref="AmazonServiceException.ErrorCode"/> is the type the service gave, null if it gave none.
/// </summary>
public class AmazonOmicsException : AmazonServiceException
{
    /// <summary>The error without a message of its own.</summary>
    public AmazonOmicsException()
    {
    }

    /// <summary>The error with the service's message.</summary>
    public AmazonOmicsException(string message)
        : base(message)
    {
    }

    /// <summary>The error with the service's message and its cause.</summary>
    public AmazonOmicsException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The error with its cause.</summary>
    public AmazonOmicsException(Exception? innerException)
        : base(innerException)
    {
    }

    /// <summary>The error as the response described it, with its cause.</summary>
    public AmazonOmicsException(
        string message,
        Exception? innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>The error as the response described it.</summary>
    public AmazonOmicsException(
        string message,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
