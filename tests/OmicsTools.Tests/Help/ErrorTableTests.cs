using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Help;

/// <summary>The documented errors, against those that the module can report.</summary>
public sealed class ErrorTableTests
{
    private static readonly string Docs = Path.GetDirectoryName(HelpSession.Pages)!;

    [Fact]
    public void The_table_has_every_error_with_its_category_and_no_other()
    {
        var rows = File.ReadLines(Path.Combine(Docs, "errors.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => Regex.Split(line.Trim('|'), @"(?<!\\)\|", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(cell => cell.Trim()).ToList())
            .ToList();

        Assert.All(rows, row => Assert.Equal(4, row.Count(cell => cell.Length > 0)));
        Assert.Equal(Errors(), rows.Select(row => (row[0].Trim('`'), row[1])));
    }

    [Fact]
    public void The_topic_lists_every_error_and_no_other()
    {
        var listed = File.ReadLines(Path.Combine(HelpSession.Pages, "about_OmicsTools.md"))
            .SkipWhile(line => line != "### Errors")
            .SkipWhile(line => !line.StartsWith("- `", StringComparison.Ordinal))
            .TakeWhile(line => line.Length > 0)
            .Select(line => line.Split('`')[1]);

        Assert.Equal(Errors().Select(error => error.Id), listed);
    }

    // The engine and its kinds of failure are the module's own business, and reached as such.
    private static List<(string Id, string Category)> Errors()
    {
        using var session = new OmicsSession();
        _ = session.Run("Get-OmicsRunTask none -AccessKey a -SecretKey b -Region us-east-1");
        var loaded = AppDomain.CurrentDomain.GetAssemblies();
        var kinds = Enum.GetValues(Find("OmicsTools.Engine", "OmicsTools.Engine.Calls.FailureKind"));
        var categoryOf = Find("OmicsTools", "OmicsTools.Output.ErrorRecords")
            .GetMethod("CategoryOf", BindingFlags.Static | BindingFlags.NonPublic)!;
        return [.. kinds.Cast<object>().Select(kind => (kind.ToString()!, categoryOf.Invoke(null, [kind])!.ToString()!))];

        Type Find(string assembly, string type) => loaded.First(candidate => candidate.GetName().Name == assembly).GetType(type, throwOnError: true)!;
    }
}
