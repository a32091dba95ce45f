using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using OmicsTools.Engine;

namespace OmicsTools.Completion;

/// <summary>What every completer does: filters, quotes, and never lets an error reach the prompt.</summary>
internal abstract class Completer : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = wordToComplete.Trim('\'', '"');
        try
        {
            return [.. Suggest(fakeBoundParameters)
                .Where(suggestion => suggestion.Fits(word))
                .Select(suggestion => new CompletionResult(
                    Quote(suggestion.Value),
                    TerminalText.Clean(suggestion.Text),
                    CompletionResultType.ParameterValue,
                    TerminalText.Clean(suggestion.Tooltip)))];
        }
        catch (Exception)
        {
            // Whatever went wrong will be said when the command runs; a prompt is no place for it.
            return [];
        }
    }

    /// <summary>Everything that could stand here, best first.</summary>
    /// <param name="bound">The parameters that the command line has so far.</param>
    private protected abstract IEnumerable<Suggestion> Suggest(IDictionary bound);

    // What is typed for the user stands for the very value, and is as safe to show as the menu.
    private static string Quote(string value)
    {
        if (value.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            return value;
        }

        return value.Where((_, index) => TerminalText.IsUnsafe(value, index)).Any()
            ? $"\"{string.Concat(value.Select((c, index) => TerminalText.IsUnsafe(value, index) ? $"$([char]{(int)c})" : $"{(c is '"' or '$' or '`' ? "`" : string.Empty)}{c}"))}\""
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'";
    }
}
