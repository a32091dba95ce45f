using System;
using System.Net;
using Amazon.Runtime;

namespace Amazon.Omics.Model;

/// <summary>The call would exceed a quota of the account (HTTP 402).</summary>
public class ServiceQuotaExceededException : AmazonOmicsException
{
    /// <summary>The error without a message of its own.</summary>
    public ServiceQuotaExceededException()
    {
    }

    /// <summary>The error with the service's message.</summary>
    public ServiceQuotaExceededException(string message)
        : base(message)
    {
    }

    /// <summary>The error with the service's message and its cause.</summary>
    public ServiceQuotaExceededException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The error with its cause.</summary>
    public ServiceQuotaExceededException(Exception? innerException)
        : base(innerException)
    {
    }

    /// <summary>The error as the response described it, with its cause.</summary>
    public ServiceQuotaExceededException(
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
    public ServiceQuotaExceededException(
        string message,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
