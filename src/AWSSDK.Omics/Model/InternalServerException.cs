using System;
using System.Net;
using Amazon.Runtime;

namespace Amazon.Omics.Model;

/// <summary>The service failed; the same call may succeed later (HTTP 500).</summary>
public class InternalServerException : AmazonOmicsException
{
    /// <summary>The error without a message of its own.</summary>
    public InternalServerException()
    {
    }

    /// <summary>The error with the service's message.</summary>
    public InternalServerException(string message)
        : base(message)
    {
    }

    /// <summary>The error with the service's message and its cause.</summary>
    public InternalServerException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The error with its cause.</summary>
    public InternalServerException(Exception? innerException)
        : base(innerException)
    {
    }

    /// <summary>The error as the response described it, with its cause.</summary>
    public InternalServerException(
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
    public InternalServerException(
        string message,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>Retryable, and no sign of throttling.</summary>
    public override RetryableDetails Retryable { get; } = new(throttling: false);
}
