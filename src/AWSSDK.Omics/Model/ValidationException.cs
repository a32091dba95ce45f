using System;
using System.Net;
using Amazon.Runtime;

namespace Amazon.Omics.Model;

/// <summary>A request member breaks its constraints (HTTP 400).</summary>
public class ValidationException : AmazonOmicsException
{
    /// <summary>The error without a message of its own.</summary>
    public ValidationException()
    {
    }

    /// <summary>The error with the service's message.</summary>
    public ValidationException(string message)
        : base(message)
    {
    }

    /// <summary>The error with the service's message and its cause.</summary>
    public ValidationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The error with its cause.</summary>
    public ValidationException(Exception? innerException)
        : base(innerException)
    {
    }

    /// <summary>The error as the response described it, with its cause.</summary>
    public ValidationException(
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
    public ValidationException(
        string message,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
