using System.Management.Automation;

namespace OmicsTools.Session;

/// <summary>Regions as users and other AWS modules have them.</summary>
internal static class RegionName
{
    /// <summary>The system name in a text, an AWSRegion of AWS Tools or a RegionEndpoint of any AWS SDK; null for none.</summary>
    /// <param name="region">The object, bare or wrapped.</param>
    public static string? From(object? region)
    {
        switch (region)
        {
            case null:
                return null;

            case string text:
                return text;

            default:
                var members = PSObject.AsPSObject(region).Properties;
                return (members["SystemName"] ?? members["Region"])?.Value as string ?? PSObject.AsPSObject(region).BaseObject.ToString();
        }
    }
}
