using System;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Amazon.Slices;

/// <summary>
/// A service's endpoint rules: a host for each Region, with FIPS and dual-stack ones beside it.
/// <see href="https://github.com/boto/botocore/tree/develop/botocore/data/omics/2022-11-28">Those of HealthOmics</see>,
/// <see href="https://github.com/boto/botocore/tree/develop/botocore/data/logs/2014-03-28">those of CloudWatch Logs</see>.
/// </summary>
/// <param name="service">The first part of the host's name.</param>
/// <param name="regionsWhosePlainHostIsFips">The Regions that have no other host for FIPS than the plain one.</param>
internal sealed class ServiceEndpointRules(string service, params string[] regionsWhosePlainHostIsFips) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var asked = (ServiceEndpointParameters)parameters;
        return new Endpoint(string.IsNullOrEmpty(asked.Endpoint) ? RegionalUrl(asked) : CustomUrl(asked, asked.Endpoint!));
    }

    private static string CustomUrl(ServiceEndpointParameters asked, string url)
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

    private string RegionalUrl(ServiceEndpointParameters asked)
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

        var isPlainFips = !asked.UseDualStack && Array.IndexOf(regionsWhosePlainHostIsFips, asked.Region) >= 0;
        string host = asked.UseFIPS && !isPlainFips ? service + "-fips" : service;
        string suffix = asked.UseDualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return $"https://{host}.{asked.Region}.{suffix}";
    }
}
