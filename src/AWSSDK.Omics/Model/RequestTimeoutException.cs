using System;
using System.Net;
using Amazon.Runtime;

namespace Amazon.Omics.Model;

/// <summary>The service did not finish the call in time (HTTP 408).</summary>
public class RequestTimeoutException : AmazonOmicsException
{
    /// <summary>The error without a message of its own.</summary>
    public RequestTimeoutException()
    {
    }

    /// <summary>The error with the service's message.</summary>
    public RequestTimeoutException(string message)
        : base(message)
    {
    }

    /// <summary>The error with the service's message and its cause.</summary>
    public RequestTimeoutException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The error with its cause.</summary>
    public RequestTimeoutException(Exception? innerException)
        : base(innerException)
    {
    }

    /// <summary>The error as the response described it, with its cause.</summary>
    public RequestTimeoutException(
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
    public RequestTimeoutException(
        string message,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
