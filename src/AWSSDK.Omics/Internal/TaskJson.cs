using System.Text.Json;
using Amazon.Omics.Model;
using Amazon.Slices;

namespace Amazon.Omics.Internal;

/// <summary>Tasks as the service writes them.</summary>
internal static class TaskJson
{
    public static ListRunTasksResponse ReadListRunTasksResponse(JsonElement json) => new()
    {
        Items = json.Structures("items", ReadTaskListItem),
        NextToken = json.Text("nextToken"),
    };

    public static GetRunTaskResponse ReadGetRunTaskResponse(JsonElement json) => new()
    {
        CacheHit = json.Boolean("cacheHit"),
        CacheS3Uri = json.Text("cacheS3Uri"),
        Cpus = json.Integer("cpus"),
        CreationTime = json.Timestamp("creationTime"),
        FailureReason = json.Text("failureReason"),
        Gpus = json.Integer("gpus"),
        ImageDetails = json.Structure("imageDetails", ReadImageDetails),
        InstanceType = json.Text("instanceType"),
        LogStream = json.Text("logStream"),
        Memory = json.Integer("memory"),
        Name = json.Text("name"),
        StartTime = json.Timestamp("startTime"),
        Status = json.Text("status"),
        StatusMessage = json.Text("statusMessage"),
        StopTime = json.Timestamp("stopTime"),
        TaskId = json.Text("taskId"),
        Uuid = json.Text("uuid"),
    };

    private static TaskListItem ReadTaskListItem(JsonElement json) => new()
    {
        CacheHit = json.Boolean("cacheHit"),
        CacheS3Uri = json.Text("cacheS3Uri"),
        Cpus = json.Integer("cpus"),
        CreationTime = json.Timestamp("creationTime"),
        Gpus = json.Integer("gpus"),
        InstanceType = json.Text("instanceType"),
        Memory = json.Integer("memory"),
        Name = json.Text("name"),
        StartTime = json.Timestamp("startTime"),
        Status = json.Text("status"),
        StopTime = json.Timestamp("stopTime"),
        TaskId = json.Text("taskId"),
        Uuid = json.Text("uuid"),
    };

    private static ImageDetails ReadImageDetails(JsonElement json) => new()
    {
        Image = json.Text("image"),
        ImageDigest = json.Text("imageDigest"),
        SourceImage = json.Text("sourceImage"),
    };
}
