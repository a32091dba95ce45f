using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace OmicsTools.Input;

/// <summary>The members of an object or the entries of a dictionary, by name without regard to case.</summary>
internal sealed class Members
{
    private readonly Dictionary<string, Func<object?>> _readers = new(StringComparer.OrdinalIgnoreCase);

    public Members(object source)
    {
        var bare = source is PSObject wrapped ? wrapped.BaseObject : source;
        var pairs = bare is System.Collections.IDictionary dictionary
            ? dictionary.Keys.Cast<object>().Select(key => (Name: $"{key}", Read: (Func<object?>)(() => dictionary[key])))
            : PSObject.AsPSObject(source).Properties.Select(p => (p.Name, Read: (Func<object?>)(() => p.Value)));
        foreach (var (name, read) in pairs)
        {
            _readers[name] = read;
        }
    }

    public bool Has(string name) => _readers.ContainsKey(name);

    /// <summary>Whether the object is an EventBridge event: what it is about is in its <c>detail</c>.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html"/></remarks>
    public bool IsEvent => Has("detail-type") && Has("detail");

    /// <summary>The member as it is; null where it is absent.</summary>
    public object? Value(string name) => Read(name);

    /// <summary>Whether the object is one of the many that count themselves, such as processes: runs have a text and an ARN.</summary>
    public bool IsNumbered => Read("Id") is int or long && !Has("Arn") && !Has("RunArn") && !Has("RunId");

    /// <summary>The member as text; null where it is absent, empty, or no text or number.</summary>
    public string? Text(string name) => Scalar.Text(Read(name))?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The member as a number; null where it is absent or none.</summary>
    public double? Number(string name) => Bare(name) switch
    {
        string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        IConvertible and not (DateTime or bool or char) and var known => Convert.ToDouble(known, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>
    /// The member as a time in UTC; null where it is absent or none. A text begins with the year, as ISO 8601 has it, and is UTC without a
    /// zone: others mean different days in different countries. A number is no time.
    /// </summary>
    public DateTime? Time(string name) => Bare(name) switch
    {
        DateTime time => time.ToUniversalTime(),
        DateTimeOffset time => time.UtcDateTime,
        string text when text.TrimStart() is { Length: > 4 } trimmed && trimmed[4] == '-'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time.UtcDateTime,
        _ => null,
    };

    private object? Bare(string name) => Read(name) is PSObject wrapped ? wrapped.BaseObject : Read(name);

    // Members of foreign objects may be computed, and may fail; such a member is as good as absent.
    private object? Read(string name)
    {
        try
        {
            return _readers.TryGetValue(name, out var read) ? read() : null;
        }
        catch (RuntimeException)
        {
            return null;
        }
    }
}
