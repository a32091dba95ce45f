using System;
using System.Collections.Generic;
using System.Management.Automation.Runspaces;

namespace OmicsTools.Shell;

/// <summary>The arguments of a script file, told apart as pwsh does: all are text, but for switches set by colon.</summary>
internal static class ScriptArguments
{
    public static IEnumerable<CommandParameter> Parse(IReadOnlyList<string> arguments)
    {
        for (var index = 0; index < arguments.Count; index++)
        {
            var argument = arguments[index];
            var colon = argument.IndexOf(':', StringComparison.Ordinal);
            if (argument.Length < 2 || argument[0] != '-')
            {
                yield return new CommandParameter(name: null, argument);
            }
            else if (colon < 0)
            {
                yield return new CommandParameter(argument);
            }
            else if (colon < argument.Length - 1)
            {
                yield return new CommandParameter(argument[..colon], BooleanOrText(argument[(colon + 1)..]));
            }
            else if (index < arguments.Count - 1)
            {
                index++;
                yield return new CommandParameter(argument[..colon], arguments[index]);
            }
        }
    }

    /// <summary>A command line has no other way to say <c>-Force:$false</c>.</summary>
    private static object BooleanOrText(string value) =>
        bool.TryParse(value.TrimStart('$'), out var boolean) ? boolean : value;
}
