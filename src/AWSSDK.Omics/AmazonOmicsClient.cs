using System.Threading;
using System.Threading.Tasks;
using Amazon.Omics.Internal;
using Amazon.Omics.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Slices;

namespace Amazon.Omics;

/// <summary>
/// Calls HealthOmics over HTTPS through the pipeline of AWSSDK.Core, which resolves credentials, signs, retries and logs.
/// One instance serves any number of threads.
/// <para>
/// Constructors without credentials leave them to the SDK's default chain, and those without a Region or configuration
/// leave that to the environment and the profile. They throw <see cref="AmazonClientException"/> if that gives neither a
/// Region nor an endpoint.
/// </para>
/// </summary>
public class AmazonOmicsClient : AmazonServiceClient, IAmazonOmics
{
    private static readonly IServiceMetadata OmicsMetadata = new ServiceMetadata(AmazonOmicsConfig.ServiceId);

    /// <summary>Credentials and Region from the environment.</summary>
    public AmazonOmicsClient()
        : this(new AmazonOmicsConfig())
    {
    }

    /// <summary>Credentials from the environment, for a Region.</summary>
    public AmazonOmicsClient(RegionEndpoint region)
        : this(new AmazonOmicsConfig { RegionEndpoint = region })
    {
    }

    /// <summary>Credentials from the environment, with a configuration.</summary>
    public AmazonOmicsClient(AmazonOmicsConfig config)
        : base(config)
    {
    }

    /// <summary>The given credentials, and the Region from the environment.</summary>
    public AmazonOmicsClient(AWSCredentials credentials)
        : this(credentials, new AmazonOmicsConfig())
    {
    }

    /// <summary>The given credentials, for a Region.</summary>
    public AmazonOmicsClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonOmicsConfig { RegionEndpoint = region })
    {
    }

    /// <summary>The given credentials, with a configuration.</summary>
    public AmazonOmicsClient(AWSCredentials credentials, AmazonOmicsConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <summary>A long-term access key, and the Region from the environment.</summary>
    public AmazonOmicsClient(string awsAccessKeyId, string awsSecretAccessKey)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonOmicsConfig())
    {
    }

    /// <summary>A long-term access key, for a Region.</summary>
    public AmazonOmicsClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonOmicsConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A long-term access key, with a configuration.</summary>
    public AmazonOmicsClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonOmicsConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    /// <summary>A temporary access key, and the Region from the environment.</summary>
    public AmazonOmicsClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonOmicsConfig())
    {
    }

    /// <summary>A temporary access key, for a Region.</summary>
    public AmazonOmicsClient(
        string awsAccessKeyId,
        string awsSecretAccessKey,
        string awsSessionToken,
        RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonOmicsConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A temporary access key, with a configuration.</summary>
    public AmazonOmicsClient(
        string awsAccessKeyId,
        string awsSecretAccessKey,
        string awsSessionToken,
        AmazonOmicsConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig)
    {
    }

    /// <summary>Names the service to the pipeline.</summary>
    protected override IServiceMetadata ServiceMetadata => OmicsMetadata;

#if NET8_0_OR_GREATER
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonOmicsConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonOmicsClient(awsCredentials, (AmazonOmicsConfig)clientConfig);
#endif

    /// <inheritdoc/>
    public virtual Task<ListRunsResponse> ListRunsAsync(ListRunsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListRunsResponse>(request, Operations.ListRuns, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetRunResponse> GetRunAsync(GetRunRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetRunResponse>(request, Operations.GetRun, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListRunTasksResponse> ListRunTasksAsync(
        ListRunTasksRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListRunTasksResponse>(request, Operations.ListRunTasks, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetRunTaskResponse> GetRunTaskAsync(
        GetRunTaskRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetRunTaskResponse>(request, Operations.GetRunTask, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListRunsInBatchResponse> ListRunsInBatchAsync(
        ListRunsInBatchRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListRunsInBatchResponse>(request, Operations.ListRunsInBatch, cancellationToken);

    /// <summary>Puts the service's own endpoint and authentication rules in the place of the generic ones.</summary>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new ServiceEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SignatureV4Handler());
    }
}
