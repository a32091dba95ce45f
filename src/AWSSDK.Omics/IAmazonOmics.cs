using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Omics.Model;
using Amazon.Runtime;

namespace Amazon.Omics;

/// <summary>
/// AWS HealthOmics, as far as runs, batches and tasks are read.
/// <para>
/// Every call can throw <see cref="AccessDeniedException"/>, <see cref="ConflictException"/>,
/// <see cref="InternalServerException"/>, <see cref="RequestTimeoutException"/>, <see cref="ResourceNotFoundException"/>,
/// <see cref="ServiceQuotaExceededException"/>, <see cref="ThrottlingException"/> and <see cref="ValidationException"/>;
/// <see cref="AmazonOmicsException"/> for an error the service's model does not name, or a request without a required
/// member; <see cref="AmazonUnmarshallingException"/> for a response that is not what the model says; and
/// <see cref="AmazonClientException"/> for missing credentials or a configuration that gives no endpoint.
/// Transient ones are thrown once <see cref="ClientConfig.MaxErrorRetry"/> retries have failed too.
/// </para>
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_Operations_Amazon_Omics.html">API reference</see>.
/// </summary>
public interface IAmazonOmics : IAmazonService, IDisposable
{
    /// <summary>Lists runs of the account, a page at a time.</summary>
    public Task<ListRunsResponse> ListRunsAsync(ListRunsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gets one run in full.</summary>
    public Task<GetRunResponse> GetRunAsync(GetRunRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the tasks of one run, a page at a time.</summary>
    public Task<ListRunTasksResponse> ListRunTasksAsync(
        ListRunTasksRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gets one task of a run in full.</summary>
    public Task<GetRunTaskResponse> GetRunTaskAsync(GetRunTaskRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the members of one batch, a page at a time: those without a run too.</summary>
    public Task<ListRunsInBatchResponse> ListRunsInBatchAsync(
        ListRunsInBatchRequest request, CancellationToken cancellationToken = default);
}
