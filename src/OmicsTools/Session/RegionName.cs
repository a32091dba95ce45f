using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Runs;

namespace OmicsTools.Session;

/// <summary>Regions as users and other AWS modules have them.</summary>
internal static class RegionName
{
    /// <summary>The system name in a text, an AWSRegion of AWS Tools or a RegionEndpoint of any AWS SDK; null for none.</summary>
    /// <param name="region">The object, bare or wrapped.</param>
    /// <exception cref="OmicsException">It is several.</exception>
    public static string? From(object? region)
    {
        switch (region)
        {
            case null:
                return null;

            // pwsh -File has the commas in one text.
            case string text:
                return text.Contains(',') ? throw Several(text.Split(',')) : text;

            case PSObject { BaseObject: string or IEnumerable } wrapped:
                return From(wrapped.BaseObject);

            case IEnumerable many:
                var names = many.Cast<object?>().Select(From).ToList();
                return names.Count > 1 ? throw Several(names) : names.FirstOrDefault();

            default:
                var members = PSObject.AsPSObject(region).Properties;
                return (members["SystemName"] ?? members["Region"])?.Value?.ToString() ?? PSObject.AsPSObject(region).BaseObject.ToString();
        }
    }

    private static OmicsException Several(IReadOnlyCollection<string?> names) => new(
        FailureKind.InvalidConfiguration,
        $"-Region takes one Region, and {names.Count} were given: {RunReference.Shorten(string.Join(", ", names.Select(name => name?.Trim())))}.",
        "Ask one after the other: 'us-east-1', 'eu-west-1' | ForEach-Object { Get-OmicsRun -Region $_ }. Runs keep their Region.");
}
