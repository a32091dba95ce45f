using System;
using System.Linq;
using System.Management.Automation;

namespace OmicsTools.Shell.Tour;

/// <summary>Leads through the steps of Tour.ps1: says the sentence, types the command, shows what a user would see.</summary>
internal static class Guide
{
    /// <returns>Success if every step went as written; else the exit code of the first that did not.</returns>
    public static int Lead(ShellSession session)
    {
        foreach (var step in Step.ReadAll())
        {
            Announce(session, step);
            session.ForgetErrors();
            var exitCode = session.Run(new RunCommand(step.Command));
            if (exitCode == ExitCode.Interrupted)
            {
                return exitCode;
            }

            if (Deviation(session, step, exitCode) is { } deviation)
            {
                session.UI.WriteErrorLine($"The tour ends here: {deviation}");
                return ExitCode.Failure;
            }
        }

        return ExitCode.Success;
    }

    private static void Announce(ShellSession session, Step step)
    {
        var style = PSStyle.Instance;
        session.UI.WriteLine($"{style.Foreground.Green}{step.Sentence}{style.Reset}");
        session.UI.WriteLine();
        session.UI.WriteLine($"{style.Bold}PS> {step.Command.Replace("\n", "\n>> ", StringComparison.Ordinal)}{style.Reset}");
    }

    /// <summary>How a step went other than written; null: it did not.</summary>
    private static string? Deviation(ShellSession session, Step step, int exitCode)
    {
        var ids = session.Errors.Select(error => error.FullyQualifiedErrorId).ToList();
        var found = ids.Count > 0 ? string.Join(", ", ids) : $"exit code {exitCode}";
        if (step.ExpectedErrorId is not { } expected)
        {
            return ids.Count == 0 && exitCode == ExitCode.Success ? null : $"no error was expected, but there was {found}.";
        }

        return ids is [var id] && id.StartsWith(expected, StringComparison.Ordinal)
            ? null
            : $"the error {expected} was expected, but there was {found}.";
    }
}
