using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace OmicsTools.Tests.Support;

/// <summary>What a script wrote.</summary>
public sealed record SessionResult(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    ErrorRecord? TerminatingError,
    IReadOnlyList<string> Verbose,
    IReadOnlyList<string> Warnings)
{
    /// <summary>The error ids, without the name of the command that PowerShell adds.</summary>
    public IReadOnlyList<string> ErrorIds => [.. Errors.Select(Id)];

    /// <summary>The id of the error that ended the script; null when it ran to its end.</summary>
    public string? TerminatingErrorId => TerminatingError is null ? null : Id(TerminatingError);

    /// <summary>The same result, once it is sure that nothing failed.</summary>
    public SessionResult WithoutErrors()
    {
        Assert.Null(TerminatingError?.ToString());
        Assert.Empty(Errors.Select(error => error.ToString()));
        return this;
    }

    /// <summary>One property of every object, as PowerShell sees it.</summary>
    public IReadOnlyList<object?> Values(string property) =>
        [.. Output.Select(item => item.Properties[property]?.Value is PSObject wrapped ? wrapped.BaseObject : item.Properties[property]?.Value)];

    private static string Id(ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];
}
