using System.Globalization;
using Amazon.Omics.Model;
using Amazon.Runtime.Internal;

namespace Amazon.Omics.Internal;

/// <summary>
/// The operations of the service: where the members of a request go in its HTTP call, and what reads the response.
/// <see href="https://github.com/boto/botocore/tree/develop/botocore/data/omics/2022-11-28">Source</see>.
/// </summary>
internal static class Operations
{
    public const string ApiVersion = "2022-11-28";

    public static readonly InvokeOptions ListRuns = new()
    {
        RequestMarshaller = new GetRequestMarshaller<ListRunsRequest>("/run", static (call, request) => call
            .Query("name", request.Name)
            .Query("runGroupId", request.RunGroupId)
            .Query("batchId", request.BatchId)
            .Query("startingToken", request.StartingToken)
            .Query("maxResults", request.MaxResults?.ToString(CultureInfo.InvariantCulture))
            .Query("status", request.Status)),
        ResponseUnmarshaller = new JsonUnmarshaller(RunJson.ReadListRunsResponse),
    };

    public static readonly InvokeOptions GetRun = new()
    {
        RequestMarshaller = new GetRequestMarshaller<GetRunRequest>("/run/{id}", static (call, request) => call
            .Path("id", request.Id)
            .Query("export", request.Export)),
        ResponseUnmarshaller = new JsonUnmarshaller(RunJson.ReadGetRunResponse),
    };

    public static readonly InvokeOptions ListRunTasks = new()
    {
        RequestMarshaller = new GetRequestMarshaller<ListRunTasksRequest>("/run/{id}/task", static (call, request) => call
            .Path("id", request.Id)
            .Query("status", request.Status)
            .Query("startingToken", request.StartingToken)
            .Query("maxResults", request.MaxResults?.ToString(CultureInfo.InvariantCulture))),
        ResponseUnmarshaller = new JsonUnmarshaller(TaskJson.ReadListRunTasksResponse),
    };

    public static readonly InvokeOptions GetRunTask = new()
    {
        RequestMarshaller = new GetRequestMarshaller<GetRunTaskRequest>("/run/{id}/task/{taskId}", static (call, request) => call
            .Path("id", request.Id)
            .Path("taskId", request.TaskId)),
        ResponseUnmarshaller = new JsonUnmarshaller(TaskJson.ReadGetRunTaskResponse),
    };

    public static readonly InvokeOptions ListRunsInBatch = new()
    {
        RequestMarshaller = new GetRequestMarshaller<ListRunsInBatchRequest>("/runBatch/{batchId}/run", static (call, request) => call
            .Path("batchId", request.BatchId)
            .Query("maxItems", request.MaxItems?.ToString(CultureInfo.InvariantCulture))
            .Query("startingToken", request.StartingToken)
            .Query("submissionStatus", request.SubmissionStatus)
            .Query("runSettingId", request.RunSettingId)
            .Query("runId", request.RunId)),
        ResponseUnmarshaller = new JsonUnmarshaller(BatchJson.ReadListRunsInBatchResponse),
    };
}
