using System;
using System.Net;
using Amazon.Runtime;

namespace Amazon.Omics.Model;

/// <summary>No such run or task in this account and Region (HTTP 404).</summary>
public class ResourceNotFoundException : AmazonOmicsException
{
    /// <summary>The error without a message of its own.</summary>
    public ResourceNotFoundException()
    {
    }

    /// <summary>The error with the service's message.</summary>
    public ResourceNotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>The error with the service's message and its cause.</summary>
    public ResourceNotFoundException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The error with its cause.</summary>
    public ResourceNotFoundException(Exception? innerException)
        : base(innerException)
    {
    }

    /// <summary>The error as the response described it, with its cause.</summary>
    public ResourceNotFoundException(
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
    public ResourceNotFoundException(
        string message,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
