using Amazon.Omics;

namespace OmicsTools.Engine.Connection;

/// <summary>A client for one Region, with what the rest of the engine needs to know about it.</summary>
internal sealed class OmicsConnection
{
    public OmicsConnection(IAmazonOmics client, string region, string quotaScope)
    {
        Client = client;
        Region = region;
        QuotaScope = quotaScope;
    }

    public IAmazonOmics Client { get; }

    /// <summary>The Region asked; with an endpoint of the user's own, the Region signed for.</summary>
    public string Region { get; }

    /// <summary>What shares the service's request quota: the identity and the endpoint.</summary>
    public string QuotaScope { get; }
}
