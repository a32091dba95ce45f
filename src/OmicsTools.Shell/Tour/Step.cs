using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace OmicsTools.Shell.Tour;

/// <summary>A step of the tour.</summary>
/// <param name="Sentence">What the step shows, and why.</param>
/// <param name="Command">What a user would type.</param>
/// <param name="ExpectedErrorId">How the id of the one error begins that the step is there to show; null: no error.</param>
internal sealed record Step(string Sentence, string Command, string? ExpectedErrorId)
{
    private const string Comment = "# ";
    private const string Expects = "# Expects: ";

    /// <summary>The steps of Tour.ps1: its paragraphs that have a command.</summary>
    public static IEnumerable<Step> ReadAll()
    {
        using var reader = new StreamReader(typeof(Step).Assembly.GetManifestResourceStream("Tour.ps1")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n")
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Read)
            .Where(step => step.Command.Length > 0);
    }

    private static Step Read(string paragraph)
    {
        var lines = paragraph.Split('\n').ToLookup(
            line => line.StartsWith(Expects, StringComparison.Ordinal) ? Expects
                : line.StartsWith(Comment, StringComparison.Ordinal) ? Comment
                : "",
            StringComparer.Ordinal);
        return new Step(
            string.Join(' ', lines[Comment].Select(line => line[Comment.Length..])),
            string.Join('\n', lines[""]),
            lines[Expects].SingleOrDefault()?[Expects.Length..]);
    }
}
