using System;
using Amazon.Omics.Model;
using OmicsTools.Engine.Runs;

namespace OmicsTools.Engine.Tasks;

/// <summary>Turns the service's shapes into task records.</summary>
internal static class TaskRecords
{
    /// <summary>A task as the listing gives it.</summary>
    public static TaskRecord From(TaskListItem item, RunRequest request) => new()
    {
        RunId = request.RunId,
        RunName = request.RunName,
        RunUuid = request.RunUuid,
        Region = request.Region,
        Profile = request.Profile,
        AccountId = request.AccountId,
        Target = request.Target,
        ObservedTime = DateTime.UtcNow,
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
        CreationTime = item.CreationTime,
        StartTime = item.StartTime,
        StopTime = item.StopTime,
    };

    /// <summary>A task in full. Its members are newer than the listing's, so nothing is taken from there.</summary>
    public static TaskRecord From(GetRunTaskResponse task, RunRequest request) => new()
    {
        RunId = request.RunId,
        RunName = request.RunName,
        RunUuid = request.RunUuid,
        Region = request.Region,
        Profile = request.Profile,
        AccountId = request.AccountId,
        Target = request.Target,
        ObservedTime = DateTime.UtcNow,
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
        CreationTime = task.CreationTime,
        StartTime = task.StartTime,
        StopTime = task.StopTime,
        LogStream = task.LogStream,
        ImageDetails = task.ImageDetails is { } image
            ? new TaskImage(image.Image, image.ImageDigest, image.SourceImage)
            : null,
    };
}
