using System.Linq;
using Amazon.Runtime.Documents;

namespace OmicsTools.Engine.Runs;

/// <summary>JSON documents as plain .NET objects.</summary>
internal static class PlainDocument
{
    /// <summary>Dictionaries, lists, texts, numbers, booleans; null for no document.</summary>
    public static object? From(Document document) => document.Type switch
    {
        DocumentType.Dictionary => document.AsDictionary().ToDictionary(
            member => member.Key, member => From(member.Value), System.StringComparer.Ordinal),
        DocumentType.List => document.AsList().Select(From).ToList(),
        DocumentType.String => document.AsString(),
        DocumentType.Bool => document.AsBool(),
        DocumentType.Int => document.AsInt(),
        DocumentType.Long => document.AsLong(),
        DocumentType.Double => document.AsDouble(),
        _ => null,
    };
}
