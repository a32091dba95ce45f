using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

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
                    Quote(suggestion.Value), suggestion.Text, CompletionResultType.ParameterValue, suggestion.Tooltip))];
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

    private static string Quote(string value) =>
        value.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') ? value : $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'";
}
