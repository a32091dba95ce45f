using System.Linq;
using System.Management.Automation;

namespace OmicsTools.Tests.Faults;

/// <summary>A task as text, with every property but those that go on with the clock.</summary>
internal static class TaskText
{
    public static string Of(PSObject task) => string.Join(
        '\n',
        task.Properties
            .Where(property => property.Name is not ("QueueTime" or "RunTime" or "QueueSeconds" or "RunSeconds"))
            .Select(property => $"{property.Name}={(property.Name == "ImageDetails" && property.Value is not null ? Of(PSObject.AsPSObject(property.Value)) : property.Value)}"));
}
