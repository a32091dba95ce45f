using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Amazon.Omics.Internal;

/// <summary>
/// The service's endpoint rules.
/// <see href="https://github.com/boto/botocore/tree/develop/botocore/data/omics/2022-11-28">Source</see>.
/// </summary>
internal sealed class AmazonOmicsEndpointProvider : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var asked = (OmicsEndpointParameters)parameters;
        return new Endpoint(string.IsNullOrEmpty(asked.Endpoint) ? RegionalUrl(asked) : CustomUrl(asked, asked.Endpoint!));
    }

    private static string CustomUrl(OmicsEndpointParameters asked, string url)
    {
        if (asked.UseFIPS)
        {
            throw new AmazonClientException("Invalid configuration: a custom endpoint cannot be a FIPS endpoint too.");
        }

        if (asked.UseDualStack)
        {
            throw new AmazonClientException("Invalid configuration: a custom endpoint cannot be a dual-stack endpoint too.");
        }

        return url;
    }

    private static string RegionalUrl(OmicsEndpointParameters asked)
    {
        if (string.IsNullOrEmpty(asked.Region))
        {
            throw new AmazonClientException("Invalid configuration: no Region.");
        }

        var partition = Fn.Partition(asked.Region);
        if (asked.UseFIPS && !partition.supportsFIPS)
        {
            throw new AmazonClientException($"The partition {partition.name} has no FIPS endpoints.");
        }

        if (asked.UseDualStack && !partition.supportsDualStack)
        {
            throw new AmazonClientException($"The partition {partition.name} has no dual-stack endpoints.");
        }

        string service = asked.UseFIPS ? "omics-fips" : "omics";
        string suffix = asked.UseDualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return $"https://{service}.{asked.Region}.{suffix}";
    }
}
