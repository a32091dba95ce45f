using System;
using System.Collections.Generic;
using Amazon.Omics.Model;
using OmicsTools.Engine.Connection;

namespace OmicsTools.Engine.Runs;

/// <summary>Makes runs of the service's answers.</summary>
internal static class RunMapper
{
    /// <summary>A run as the listing gives it.</summary>
    public static Run From(RunListItem run, OmicsConnection connection) => new(connection)
    {
        Id = run.Id,
        Arn = run.Arn,
        Name = run.Name,
        Status = run.Status?.Value,
        WorkflowId = run.WorkflowId,
        WorkflowName = run.WorkflowName,
        WorkflowVersionName = run.WorkflowVersionName,
        BatchId = run.BatchId,
        Priority = run.Priority,
        StorageType = run.StorageType?.Value,
        StorageCapacity = run.StorageCapacity,
        CreationTimeUtc = run.CreationTime,
        StartTimeUtc = run.StartTime,
        StopTimeUtc = run.StopTime,
    };

    /// <summary>A member of a batch, of whose run the run list tells nothing.</summary>
    public static Run From(RunBatchListItem member, string batchId, OmicsConnection connection)
    {
        var run = new Run(connection)
        {
            Id = NullIfEmpty(member.RunId),
            Arn = NullIfEmpty(member.RunArn),
            BatchId = batchId,
        };
        AddMember(run, member);
        return run;
    }

    /// <summary>Adds what a batch tells of a run to what the listing gives.</summary>
    public static void AddMember(Run run, RunBatchListItem member)
    {
        run.Uuid = NullIfEmpty(member.RunInternalUuid);
        run.RunSettingId = member.RunSettingId;
        run.SubmissionStatus = member.SubmissionStatus?.Value;
        run.SubmissionFailureReason = NullIfEmpty(member.SubmissionFailureReason);
        run.SubmissionFailureMessage = NullIfEmpty(member.SubmissionFailureMessage);
    }

    /// <summary>Keeps for a run in full what a batch told of it.</summary>
    public static void CopyMember(Run listed, Run run)
    {
        run.Uuid ??= listed.Uuid;
        run.RunSettingId = listed.RunSettingId;
        run.SubmissionStatus = listed.SubmissionStatus;
        run.SubmissionFailureReason = listed.SubmissionFailureReason;
        run.SubmissionFailureMessage = listed.SubmissionFailureMessage;
    }

    /// <summary>A run in full. It lacks one member of the listing, the workflow's name: that is the one that a listing told.</summary>
    public static Run From(GetRunResponse run, OmicsConnection connection) => new(connection)
    {
        HasDetail = true,
        Id = run.Id,
        Arn = run.Arn,
        Uuid = run.Uuid,
        Name = run.Name,
        Status = run.Status?.Value,
        StatusMessage = run.StatusMessage,
        FailureReason = run.FailureReason,
        WorkflowId = run.WorkflowId,
        WorkflowName = connection.WorkflowName(run.WorkflowId),
        WorkflowType = run.WorkflowType?.Value,
        WorkflowUuid = run.WorkflowUuid,
        WorkflowOwnerId = run.WorkflowOwnerId,
        WorkflowVersionName = run.WorkflowVersionName,
        EngineVersion = run.EngineVersion,
        EngineSettingsDocument = PlainDocument.From(run.EngineSettings),
        RunGroupId = run.RunGroupId,
        BatchId = run.BatchId,
        Priority = run.Priority,
        Accelerators = run.Accelerators?.Value,
        CacheId = run.CacheId,
        CacheBehavior = run.CacheBehavior?.Value,
        StorageType = run.StorageType?.Value,
        StorageCapacity = run.StorageCapacity,
        ScratchStorageMode = run.ScratchStorageMode?.Value,
        NetworkingMode = run.NetworkingMode?.Value,
        VpcConfigDocument = Plain(run.VpcConfig),
        ConfigurationDocument = Plain(run.Configuration),
        SessionPolicy = run.SessionPolicy,
        ParametersDocument = PlainDocument.From(run.Parameters),
        ResourceDigestsDocument = run.ResourceDigests,
        OutputUri = run.OutputUri,
        RunOutputUri = run.RunOutputUri,
        LogLevel = run.LogLevel?.Value,
        RunLogStream = run.LogLocation?.RunLogStream,
        EngineLogStream = run.LogLocation?.EngineLogStream,
        Definition = run.Definition,
        Digest = run.Digest,
        RoleArn = run.RoleArn,
        StartedBy = run.StartedBy,
        SourceRunId = run.RunId,
        RetentionMode = run.RetentionMode?.Value,
        TagsDocument = run.Tags,
        CreationTimeUtc = run.CreationTime,
        StartTimeUtc = run.StartTime,
        StopTimeUtc = run.StopTime,
    };

    private static Dictionary<string, object?>? Plain(VpcConfigResponse? vpc) => vpc is null ? null : new(StringComparer.Ordinal)
    {
        ["vpcId"] = vpc.VpcId,
        ["subnetIds"] = (vpc.SubnetIds ?? []).ConvertAll<object?>(id => id),
        ["securityGroupIds"] = (vpc.SecurityGroupIds ?? []).ConvertAll<object?>(id => id),
    };

    private static Dictionary<string, object?>? Plain(ConfigurationDetails? configuration) => configuration is null ? null : new(StringComparer.Ordinal)
    {
        ["name"] = configuration.Name,
        ["arn"] = configuration.Arn,
        ["uuid"] = configuration.Uuid,
    };

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
