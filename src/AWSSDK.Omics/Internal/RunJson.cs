using System;
using System.Linq;
using System.Text.Json;
using Amazon.Omics.Model;
using Amazon.Slices;

namespace Amazon.Omics.Internal;

/// <summary>Runs as the service writes them.</summary>
internal static class RunJson
{
    public static ListRunsResponse ReadListRunsResponse(JsonElement json) => new()
    {
        Items = json.Structures("items", ReadRunListItem),
        NextToken = json.Text("nextToken"),
    };

    public static GetRunResponse ReadGetRunResponse(JsonElement json) => new()
    {
        Accelerators = json.Text("accelerators"),
        Arn = json.Text("arn"),
        BatchId = json.Text("batchId"),
        CacheBehavior = json.Text("cacheBehavior"),
        CacheId = json.Text("cacheId"),
        Configuration = json.Structure("configuration", ReadConfigurationDetails),
        CreationTime = json.Timestamp("creationTime"),
        Definition = json.Text("definition"),
        Digest = json.Text("digest"),
        EngineSettings = json.Document("engineSettings"),
        EngineVersion = json.Text("engineVersion"),
        FailureReason = json.Text("failureReason"),
        Id = json.Text("id"),
        LogLevel = json.Text("logLevel"),
        LogLocation = json.Structure("logLocation", ReadRunLogLocation),
        Name = json.Text("name"),
        NetworkingMode = json.Text("networkingMode"),
        OutputUri = json.Text("outputUri"),
        Parameters = json.Document("parameters"),
        Priority = json.Integer("priority"),
        RepeatedNames = [.. json.RepeatedNames().Distinct(StringComparer.Ordinal)],
        ResourceDigests = json.TextMap("resourceDigests"),
        RetentionMode = json.Text("retentionMode"),
        RoleArn = json.Text("roleArn"),
        RunGroupId = json.Text("runGroupId"),
        RunId = json.Text("runId"),
        RunOutputUri = json.Text("runOutputUri"),
        ScratchStorageMode = json.Text("scratchStorageMode"),
        SessionPolicy = json.Text("sessionPolicy"),
        StartedBy = json.Text("startedBy"),
        StartTime = json.Timestamp("startTime"),
        Status = json.Text("status"),
        StatusMessage = json.Text("statusMessage"),
        StopTime = json.Timestamp("stopTime"),
        StorageCapacity = json.Integer("storageCapacity"),
        StorageType = json.Text("storageType"),
        Tags = json.TextMap("tags"),
        Uuid = json.Text("uuid"),
        VpcConfig = json.Structure("vpcConfig", ReadVpcConfigResponse),
        WorkflowId = json.Text("workflowId"),
        WorkflowOwnerId = json.Text("workflowOwnerId"),
        WorkflowType = json.Text("workflowType"),
        WorkflowUuid = json.Text("workflowUuid"),
        WorkflowVersionName = json.Text("workflowVersionName"),
    };

    private static RunListItem ReadRunListItem(JsonElement json) => new()
    {
        Arn = json.Text("arn"),
        BatchId = json.Text("batchId"),
        CreationTime = json.Timestamp("creationTime"),
        Id = json.Text("id"),
        Name = json.Text("name"),
        Priority = json.Integer("priority"),
        StartTime = json.Timestamp("startTime"),
        Status = json.Text("status"),
        StopTime = json.Timestamp("stopTime"),
        StorageCapacity = json.Integer("storageCapacity"),
        StorageType = json.Text("storageType"),
        WorkflowId = json.Text("workflowId"),
        WorkflowName = json.Text("workflowName"),
        WorkflowVersionName = json.Text("workflowVersionName"),
    };

    private static ConfigurationDetails ReadConfigurationDetails(JsonElement json) => new()
    {
        Arn = json.Text("arn"),
        Name = json.Text("name"),
        Uuid = json.Text("uuid"),
    };

    private static RunLogLocation ReadRunLogLocation(JsonElement json) => new()
    {
        EngineLogStream = json.Text("engineLogStream"),
        RunLogStream = json.Text("runLogStream"),
    };

    private static VpcConfigResponse ReadVpcConfigResponse(JsonElement json) => new()
    {
        SecurityGroupIds = json.Texts("securityGroupIds"),
        SubnetIds = json.Texts("subnetIds"),
        VpcId = json.Text("vpcId"),
    };
}
