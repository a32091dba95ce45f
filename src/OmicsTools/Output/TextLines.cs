using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace OmicsTools.Output;

/// <summary>Lines as an array of texts; as text, in the cell of a file, the lines one below the other.</summary>
[SuppressMessage("Design", "MA0097:A class that implements IComparable should override comparison operators", Justification = "Nobody compares these.")]
internal sealed class TextLines : PSObject
{
    // As for times: commands call the .NET method, scripts the PowerShell method.
    private static readonly PSCodeMethod ScriptToString = new(
        nameof(ToString), typeof(TextLines).GetMethod(nameof(Text), BindingFlags.Static | BindingFlags.Public)!);

    /// <param name="lines">The lines.</param>
    public TextLines(IEnumerable<string> lines)
        : base(lines.ToArray()) => Methods.Add(ScriptToString);

    /// <summary>The lines' ToString in scripts. Public because PowerShell calls it.</summary>
    public static string Text(PSObject lines) => string.Join(Environment.NewLine, (string[])lines.BaseObject);

    /// <inheritdoc/>
    public override string ToString() => Text(this);
}
