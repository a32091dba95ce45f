using Amazon.Omics.Model;
using OmicsTools.Engine.Runs;

namespace OmicsTools.Engine.Tasks;

/// <summary>Makes tasks of the service's answers.</summary>
internal static class TaskMapper
{
    /// <summary>A task as the listing gives it.</summary>
    public static RunTask From(TaskListItem item, RunRequest request) => new(request)
    {
        TaskId = item.TaskId,
        Uuid = item.Uuid,
        Status = item.Status?.Value,
        Name = item.Name,
        Cpus = item.Cpus,
        Memory = item.Memory,
        Gpus = item.Gpus,
        InstanceType = item.InstanceType,
        CacheHit = item.CacheHit,
        CacheS3Uri = item.CacheS3Uri,
        CreationTimeUtc = item.CreationTime,
        StartTimeUtc = item.StartTime,
        StopTimeUtc = item.StopTime,
    };

    /// <summary>A task in full. Its members are newer than the listing's, so nothing is taken from there.</summary>
    public static RunTask From(GetRunTaskResponse task, RunRequest request) => new(request)
    {
        HasDetail = true,
        TaskId = task.TaskId,
        Uuid = task.Uuid,
        Status = task.Status?.Value,
        StatusMessage = task.StatusMessage,
        FailureReason = task.FailureReason,
        Name = task.Name,
        Cpus = task.Cpus,
        Memory = task.Memory,
        Gpus = task.Gpus,
        InstanceType = task.InstanceType,
        CacheHit = task.CacheHit,
        CacheS3Uri = task.CacheS3Uri,
        CreationTimeUtc = task.CreationTime,
        StartTimeUtc = task.StartTime,
        StopTimeUtc = task.StopTime,
        LogStream = task.LogStream,
        ImageDetails = task.ImageDetails is { } image
            ? new ImageDetails(image.Image, image.ImageDigest, image.SourceImage)
            : null,
    };
}
