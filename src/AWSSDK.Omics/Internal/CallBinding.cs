using System.Collections.Generic;
using Amazon.Runtime.Internal;

namespace Amazon.Omics.Internal;

/// <summary>Puts members of a request into its HTTP call. The pipeline encodes them.</summary>
internal static class CallBinding
{
    /// <summary>Fills a member's place in the path.</summary>
    /// <exception cref="AmazonOmicsException">It has no value: the path would be another operation's.</exception>
    public static IRequest Path(this IRequest call, string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw new AmazonOmicsException($"The request has no '{name}', which is required.");
        }

        call.AddPathResource("{" + name + "}", value);
        return call;
    }

    /// <summary>Adds a query parameter, unless it is null.</summary>
    public static IRequest Query(this IRequest call, string name, string? value)
    {
        if (value is not null)
        {
            call.ParameterCollection.Add(name, value);
        }

        return call;
    }

    /// <summary>Adds a query parameter once for every value.</summary>
    public static IRequest Query(this IRequest call, string name, List<string>? values)
    {
        if (values is { Count: > 0 })
        {
            call.ParameterCollection.Add(name, values);
        }

        return call;
    }
}
