using System;
using System.Net;
using Amazon.Runtime;

namespace Amazon.Omics.Model;

/// <summary>Calls come faster than the account's rate for this operation (HTTP 429).</summary>
public class ThrottlingException : AmazonOmicsException
{
    /// <summary>The error without a message of its own.</summary>
    public ThrottlingException()
    {
    }

    /// <summary>The error with the service's message.</summary>
    public ThrottlingException(string message)
        : base(message)
    {
    }

    /// <summary>The error with the service's message and its cause.</summary>
    public ThrottlingException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The error with its cause.</summary>
    public ThrottlingException(Exception? innerException)
        : base(innerException)
    {
    }

    /// <summary>The error as the response described it, with its cause.</summary>
    public ThrottlingException(
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
    public ThrottlingException(
        string message,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>Retryable, and a sign to slow down.</summary>
    public override RetryableDetails Retryable { get; } = new(throttling: true);
}
