using System;
using System.Collections.Generic;
using Amazon.Runtime;
using Amazon.Runtime.Documents;

namespace Amazon.Omics.Model;

/// <summary>
/// A run in full.
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_GetRun.html">API reference</see>.
/// </summary>
public class GetRunResponse : AmazonWebServiceResponse
{
    /// <summary>Hardware that the workflow needs beside CPUs; null if none.</summary>
    public Accelerators? Accelerators { get; set; }

    /// <summary>The run's ARN.</summary>
    public string? Arn { get; set; }

    /// <summary>The id of the batch that started the run; null if none did.</summary>
    public string? BatchId { get; set; }

    /// <summary>Which task outputs the run saves; null without a run cache.</summary>
    public CacheBehavior? CacheBehavior { get; set; }

    /// <summary>The id of the run cache; null without one.</summary>
    public string? CacheId { get; set; }

    /// <summary>The named configuration that the run was started with; null if none.</summary>
    public ConfigurationDetails? Configuration { get; set; }

    /// <summary>UTC time at which the run was created.</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>The workflow definition; null unless <see cref="GetRunRequest.Export"/> asked for it.</summary>
    public string? Definition { get; set; }

    /// <summary>Digest of the workflow definition.</summary>
    public string? Digest { get; set; }

    /// <summary>Settings for the workflow engine; a null document if none were given.</summary>
    public Document EngineSettings { get; set; }

    /// <summary>The Nextflow version that ran; null for other engines.</summary>
    public string? EngineVersion { get; set; }

    /// <summary>A code for why the run failed; null if it did not.</summary>
    public string? FailureReason { get; set; }

    /// <summary>The run's id: digits.</summary>
    public string? Id { get; set; }

    /// <summary>How much the run logs.</summary>
    public RunLogLevel? LogLevel { get; set; }

    /// <summary>Where the run logs.</summary>
    public RunLogLocation? LogLocation { get; set; }

    /// <summary>The run's name; null if it was given none.</summary>
    public string? Name { get; set; }

    /// <summary>What the tasks can reach; null means <see cref="Amazon.Omics.NetworkingMode.RESTRICTED"/>.</summary>
    public NetworkingMode? NetworkingMode { get; set; }

    /// <summary>The S3 location that the outputs were asked to go under.</summary>
    public string? OutputUri { get; set; }

    /// <summary>The workflow's inputs for this run; a null document if none were given.</summary>
    public Document Parameters { get; set; }

    /// <summary>Its rank within its run group: higher starts earlier.</summary>
    public int? Priority { get; set; }

    /// <summary>Digests of the input files, by their S3 URI.</summary>
    public Dictionary<string, string>? ResourceDigests { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What becomes of the run at the account's limit.</summary>
    public RunRetentionMode? RetentionMode { get; set; }

    /// <summary>The service role that the run acts with.</summary>
    public string? RoleArn { get; set; }

    /// <summary>The id of the run's group; null if it has none.</summary>
    public string? RunGroupId { get; set; }

    /// <summary>A second run id, by the API reference this run's too; <see cref="Id"/> is the one to use.</summary>
    public string? RunId { get; set; }

    /// <summary>The S3 location of this run's own outputs.</summary>
    public string? RunOutputUri { get; set; }

    /// <summary>What is at <c>/tmp</c> of CPU tasks; null means <see cref="Amazon.Omics.ScratchStorageMode.SHARED"/>.</summary>
    public ScratchStorageMode? ScratchStorageMode { get; set; }

    /// <summary>The policy in JSON that narrows what the run's role may do; null without one.</summary>
    public string? SessionPolicy { get; set; }

    /// <summary>UTC time at which the run began; null before.</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>The ARN of who started the run.</summary>
    public string? StartedBy { get; set; }

    /// <summary>Where the run is in its life.</summary>
    public RunStatus? Status { get; set; }

    /// <summary>The service's words on the status; null if it has none.</summary>
    public string? StatusMessage { get; set; }

    /// <summary>UTC time at which the run ended; null before.</summary>
    public DateTime? StopTime { get; set; }

    /// <summary>GiB of storage: as provisioned if static; the most that was used, once the run has ended, if dynamic.</summary>
    public int? StorageCapacity { get; set; }

    /// <summary>How the run's storage is provisioned.</summary>
    public StorageType? StorageType { get; set; }

    /// <summary>The run's tags.</summary>
    public Dictionary<string, string>? Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The run's universally unique id.</summary>
    public string? Uuid { get; set; }

    /// <summary>The VPC that the tasks reach; null unless <see cref="NetworkingMode"/> is VPC.</summary>
    public VpcConfigResponse? VpcConfig { get; set; }

    /// <summary>The workflow's id.</summary>
    public string? WorkflowId { get; set; }

    /// <summary>The AWS account that owns the workflow.</summary>
    public string? WorkflowOwnerId { get; set; }

    /// <summary>Whose workflow the run executes.</summary>
    public WorkflowType? WorkflowType { get; set; }

    /// <summary>The workflow's universally unique id.</summary>
    public string? WorkflowUuid { get; set; }

    /// <summary>The workflow version that runs; null if its default version does.</summary>
    public string? WorkflowVersionName { get; set; }

    /// <summary>The names that one object of the answer had more than once. The package has no such member: the response's metadata tells it.</summary>
    internal IReadOnlyCollection<string>? RepeatedNames { get; set; }
}
