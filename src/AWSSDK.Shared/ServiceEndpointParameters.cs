using Amazon.Runtime.Endpoints;

namespace Amazon.Slices;

/// <summary>
/// What the endpoint of a request depends on, under the parameter names of the service's endpoint rules: a provider that
/// a user puts in <see cref="Runtime.ClientConfig.EndpointProvider"/> reads them by these names.
/// </summary>
internal sealed class ServiceEndpointParameters : EndpointParameters
{
    /// <summary>The Region's name; null if only a custom endpoint is known.</summary>
    public string? Region
    {
        get => (string?)this[nameof(Region)];
        set => this[nameof(Region)] = value;
    }

    public bool UseDualStack
    {
        get => (bool)this[nameof(UseDualStack)];
        set => this[nameof(UseDualStack)] = value;
    }

    public bool UseFIPS
    {
        get => (bool)this[nameof(UseFIPS)];
        set => this[nameof(UseFIPS)] = value;
    }

    /// <summary>The URL of a custom endpoint; null for the service's own.</summary>
    public string? Endpoint
    {
        get => (string?)this[nameof(Endpoint)];
        set => this[nameof(Endpoint)] = value;
    }
}
