using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Objects;

namespace OmicsTools.Output;

/// <summary>What <c>-Select</c> makes of an object, as in AWS Tools for PowerShell: all of it, a member, or a parameter.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/powershell/latest/userguide/pstools-getting-started.html"/></remarks>
internal static class Selection
{
    /// <summary>The whole object.</summary>
    public const string Everything = "*";

    // These take many values, one after the other, and results come when they come: each has its own.
    private static readonly string[] PerResult = ["Id", "InputObject"];

    /// <summary>Reads a selection.</summary>
    /// <param name="select"><c>*</c>, a member (with dots, a member of a member), or <c>^</c> and a parameter.</param>
    /// <param name="output">The type of the objects.</param>
    /// <param name="cmdlet">The cmdlet whose parameters may be meant.</param>
    /// <returns>Makes the output of an object, and of what the user gave for it.</returns>
    /// <exception cref="OmicsException">There is no such member or parameter.</exception>
    public static Func<object, object?, object?> Of(string select, Type output, PSCmdlet cmdlet)
    {
        if (select == Everything)
        {
            return (item, _) => item;
        }

        if (select.Length > 0 && select[0] == '^')
        {
            var name = select.Substring(1);
            var parameter = cmdlet.MyInvocation.MyCommand.Parameters.Values.FirstOrDefault(
                known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase)) ?? throw NotThere(select, "parameter", cmdlet.MyInvocation.MyCommand.Parameters.Keys);
            if (PerResult.Contains(parameter.Name, StringComparer.Ordinal))
            {
                return (_, given) => given;
            }

            var property = cmdlet.GetType().GetProperty(parameter.Name);
            return (_, _) => property?.GetValue(cmdlet) is var value && value is string[] { Length: 1 } one ? one[0] : value;
        }

        var path = select.Split('.');
        var members = MembersOf(output).ToList();
        return members.Contains(path[0], StringComparer.OrdinalIgnoreCase) && path.All(name => name.Length > 0)
            ? (item, _) => path.Aggregate((object?)item, (value, name) => value is null ? null : PSObject.AsPSObject(value).Properties[name]?.Value)
            : throw NotThere(select, "member", members);
    }

    /// <summary>The member that a selection is about, where no listing tells it; null for any other.</summary>
    /// <param name="select">The selection.</param>
    /// <param name="output">The type of the objects.</param>
    public static string? DetailIn(string select, Type output) => Array.Find(
        output.GetProperties(),
        member => string.Equals(member.Name, select.Split('.')[0], StringComparison.OrdinalIgnoreCase)
            && member.GetCustomAttributes(typeof(DetailAttribute), inherit: false).Length > 0)?.Name;

    /// <summary>The members that can be selected.</summary>
    /// <param name="output">The type of the objects.</param>
    public static IEnumerable<string> MembersOf(Type output) => output.GetProperties().Select(member => member.Name);

    private static OmicsException NotThere(string select, string what, IEnumerable<string> known) =>
        new(
            FailureKind.InvalidConfiguration,
            $"'{select}' in -Select is no {what}.",
            $"Give '*', or one of: {string.Join(", ", known)}.")
        {
            Target = select,
        };
}
