using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime;

namespace Amazon.CloudWatchLogs;

/// <summary>
/// CloudWatch Logs, as far as log streams are read.
/// <para>
/// Every call can throw <see cref="AmazonCloudWatchLogsException"/>, whose <see cref="AmazonServiceException.ErrorCode"/> says
/// what it is; <see cref="AmazonUnmarshallingException"/> for a response that is not what the model says; and
/// <see cref="AmazonClientException"/> for missing credentials or a configuration that gives no endpoint.
/// </para>
/// <see href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_Operations.html">API reference</see>.
/// </summary>
public interface IAmazonCloudWatchLogs : IAmazonService, IDisposable
{
    /// <summary>Gets lines of one log stream, a page at a time.</summary>
    public Task<GetLogEventsResponse> GetLogEventsAsync(GetLogEventsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gets lines of several streams of a log group in the order of their times, a page at a time.</summary>
    public Task<FilterLogEventsResponse> FilterLogEventsAsync(FilterLogEventsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the streams of a log group, a page at a time.</summary>
    public Task<DescribeLogStreamsResponse> DescribeLogStreamsAsync(
        DescribeLogStreamsRequest request, CancellationToken cancellationToken = default);
}
