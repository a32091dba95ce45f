using System;
using System.Collections.Generic;
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
            member => member.Key, member => From(member.Value), StringComparer.Ordinal),
        DocumentType.List => document.AsList().Select(From).ToList(),
        DocumentType.String => document.AsString(),
        DocumentType.Bool => document.AsBool(),
        DocumentType.Int => document.AsInt(),
        DocumentType.Long => document.AsLong(),
        DocumentType.Double => document.AsDouble(),
        _ => null,
    };

    /// <summary>The names, one of each kind, that differ from another in the same object by their case alone: PowerShell's do not.</summary>
    /// <param name="value">What <see cref="From"/> gave.</param>
    public static IEnumerable<string> NamesThatDifferInCase(object? value) => value switch
    {
        IEnumerable<KeyValuePair<string, object?>> members => AlikeIn(members.Select(member => member.Key))
            .Concat(members.SelectMany(member => NamesThatDifferInCase(member.Value))),
        IEnumerable<KeyValuePair<string, string>> texts => AlikeIn(texts.Select(text => text.Key)),
        IEnumerable<object?> items => items.SelectMany(NamesThatDifferInCase),
        _ => [],
    };

    private static IEnumerable<string> AlikeIn(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => same.Last());
}
