using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace OmicsTools.Output;

/// <summary>JSON as PowerShell has it: objects with properties, arrays, texts, numbers, booleans.</summary>
internal static class PlainObject
{
    /// <summary>An object with a property for each entry; null stays null.</summary>
    public static PSObject? From(object? entries) => entries switch
    {
        IReadOnlyDictionary<string, string> texts => From(texts.Select(entry => (entry.Key, (object?)entry.Value))),
        IReadOnlyDictionary<string, object?> members => From(members.Select(entry => (entry.Key, ValueOf(entry.Value)))),
        null => null,
        _ => PSObject.AsPSObject(ValueOf(entries)),
    };

    private static PSObject From(IEnumerable<(string Name, object? Value)> entries)
    {
        var made = new PSObject();
        foreach (var (name, value) in entries)
        {
            // An empty name is none to PowerShell, and JSON's names differ in case where PowerShell's do not.
            if (name.Length > 0 && made.Properties[name] is null)
            {
                made.Properties.Add(new PSNoteProperty(name, value));
            }
        }

        return made;
    }

    private static object? ValueOf(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> => From(value),
        IReadOnlyList<object?> list => list.Select(ValueOf).ToArray(),
        _ => value,
    };
}
