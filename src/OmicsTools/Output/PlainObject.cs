using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text;
using OmicsTools.Engine;

namespace OmicsTools.Output;

/// <summary>
/// JSON as PowerShell has it: objects with properties, arrays, texts, numbers, booleans. As text, in the cell of a file, it is
/// JSON again: all of it, and the same in every culture.
/// </summary>
[SuppressMessage("Design", "MA0097:A class that implements IComparable should override comparison operators", Justification = "Nobody compares these.")]
internal sealed class PlainObject : PSObject
{
    // As for times: commands call the .NET method, scripts the PowerShell method.
    private static readonly PSCodeMethod ScriptToString = new(
        nameof(ToString), typeof(PlainObject).GetMethod(nameof(Text), BindingFlags.Static | BindingFlags.Public)!);

    private readonly object _json;

    private PlainObject(IEnumerable<KeyValuePair<string, object?>> members)
    {
        _json = members;
        Methods.Add(ScriptToString);
        foreach (var member in members)
        {
            // An empty name is none to PowerShell, and JSON's names differ in case where PowerShell's do not.
            if (member.Key.Length > 0 && Properties[member.Key] is null)
            {
                Properties.Add(new PSNoteProperty(member.Key, ValueOf(member.Value)));
            }
        }
    }

    private PlainObject(IReadOnlyList<object?> items)
        : base(items.Select(ValueOf).ToArray())
    {
        _json = items;
        Methods.Add(ScriptToString);
    }

    /// <summary>An object with a property for each entry, or an array; null stays null.</summary>
    public static PSObject? From(object? json) => json switch
    {
        null => null,
        IReadOnlyList<object?> items => new PlainObject(items),
        _ => AsPSObject(ValueOf(json)),
    };

    /// <summary>The same from what PowerShell made of such an object when it deserialized it.</summary>
    public static PSObject? FromDeserialized(PSObject bag) => From(JsonOf(bag));

    /// <summary>The object's ToString in scripts. Public because PowerShell calls it.</summary>
    public static string Text(PSObject json) => ((object)json).ToString()!;

    /// <summary>The object as JSON on one line.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Append(text, _json);
        return text.ToString();
    }

    private static object? ValueOf(object? value) => value switch
    {
        IEnumerable<KeyValuePair<string, object?>> members => new PlainObject(members),
        IEnumerable<KeyValuePair<string, string>> texts => new PlainObject(
            texts.Select(text => new KeyValuePair<string, object?>(text.Key, text.Value)).ToList()),
        IReadOnlyList<object?> items => items.Select(ValueOf).ToArray(),
        _ => value,
    };

    private static object? JsonOf(object? value) => value switch
    {
        PSObject { BaseObject: PSCustomObject } bag => bag.Properties.ToDictionary(member => member.Name, member => JsonOf(member.Value), StringComparer.Ordinal),
        PSObject wrapped => JsonOf(wrapped.BaseObject),
        IList items => items.Cast<object?>().Select(JsonOf).ToList(),
        _ => value,
    };

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                _ = text.Append("null");
                break;
            case bool known:
                _ = text.Append(known ? "true" : "false");
                break;
            case string known:
                AppendString(text, known);
                break;
            case double known:
                _ = text.Append(known.ToString("R", CultureInfo.InvariantCulture));
                break;
            case IEnumerable<KeyValuePair<string, object?>> members:
                AppendAll(text, '{', members, '}', member =>
                {
                    AppendString(text, member.Key);
                    _ = text.Append(':');
                    Append(text, member.Value);
                });
                break;
            case IReadOnlyList<object?> items:
                AppendAll(text, '[', items, ']', item => Append(text, item));
                break;
            default:
                _ = text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void AppendAll<T>(StringBuilder text, char open, IEnumerable<T> items, char close, Action<T> append)
    {
        _ = text.Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
            {
                _ = text.Append(',');
            }

            append(item);
            isFirst = false;
        }

        _ = text.Append(close);
    }

    // Escapes what JSON asks for, and what could do something to a terminal.
    private static void AppendString(StringBuilder text, string value)
    {
        _ = text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            _ = value[i] switch
            {
                '"' or '\\' => text.Append('\\').Append(value[i]),
                _ when TerminalText.IsUnsafe(value, i) => text.AppendFormat(CultureInfo.InvariantCulture, @"\u{0:x4}", (int)value[i]),
                var c => text.Append(c),
            };
        }

        _ = text.Append('"');
    }
}
