using System.Text.Json;
using Amazon.Omics.Model;
using Amazon.Slices;

namespace Amazon.Omics.Internal;

/// <summary>Batches as the service writes them.</summary>
internal static class BatchJson
{
    public static ListRunsInBatchResponse ReadListRunsInBatchResponse(JsonElement json) => new()
    {
        NextToken = json.Text("nextToken"),
        Runs = json.Structures("runs", ReadRunBatchListItem),
    };

    private static RunBatchListItem ReadRunBatchListItem(JsonElement json) => new()
    {
        RunArn = json.Text("runArn"),
        RunId = json.Text("runId"),
        RunInternalUuid = json.Text("runInternalUuid"),
        RunSettingId = json.Text("runSettingId"),
        SubmissionFailureMessage = json.Text("submissionFailureMessage"),
        SubmissionFailureReason = json.Text("submissionFailureReason"),
        SubmissionStatus = json.Text("submissionStatus"),
    };
}
