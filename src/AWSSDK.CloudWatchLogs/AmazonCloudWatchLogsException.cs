using System;
using System.Net;
using Amazon.Runtime;

namespace Amazon.CloudWatchLogs;

/// <summary>
/// An error that CloudWatch Logs answered with. <see cref="AmazonServiceException.ErrorCode"/> is the type the service gave,
/// such as <c>ResourceNotFoundException</c>; null if it gave none.
/// </summary>
public class AmazonCloudWatchLogsException : AmazonServiceException
{
    /// <summary>The error as the response described it, with its cause.</summary>
    public AmazonCloudWatchLogsException(
        string message,
        Exception? innerException,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
