using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using OmicsTools.Cmdlets;
using OmicsTools.Input;

namespace OmicsTools.Completion;

/// <summary>The account's runs, newest first.</summary>
internal sealed class RunIdCompleter : Completer
{
    private protected override IEnumerable<Suggestion> Suggest(IDictionary bound) =>
        Lookup.Ask<Run>(typeof(GetOmicsRunCommand), bound)
            .Where(run => run.Id is not null)
            .OrderByDescending(run => Time(run.CreationTime))
            .Select(run => new Suggestion(run.Id!, $"{run.Id} {run.Name}", $"{run.Name}  {run.Status}  {Age(run)}"));

    private static DateTime Time(object? time) => time is PSObject { BaseObject: DateTime known } ? known.ToUniversalTime() : DateTime.MinValue;

    private static string Age(Run run)
    {
        var age = DateTime.UtcNow - Time(run.CreationTime);
        return age.TotalDays >= 1
            ? string.Format(CultureInfo.InvariantCulture, "{0:0} days ago", age.TotalDays)
            : string.Format(CultureInfo.InvariantCulture, "{0:0} h {1:0} min ago", Math.Floor(age.TotalHours), age.Minutes);
    }
}

/// <summary>The names of the account's runs, newest first.</summary>
internal sealed class RunNameCompleter : Completer
{
    private protected override IEnumerable<Suggestion> Suggest(IDictionary bound) =>
        Lookup.Ask<Run>(typeof(GetOmicsRunCommand), bound)
            .Select(run => run.Name)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Select(name => new Suggestion(name));
}

/// <summary>The tasks of the run that the command line names.</summary>
internal sealed class TaskIdCompleter : Completer
{
    private protected override IEnumerable<Suggestion> Suggest(IDictionary bound) => TasksOf(bound)
        .Where(task => task.TaskId is not null)
        .Select(task => new Suggestion(task.TaskId!, $"{task.TaskId} {task.Name}", $"{task.Name}  {task.Status}"));

    internal static IEnumerable<RunTask> TasksOf(IDictionary bound) => bound["Id"] is { } id && Scalar.Text((id as object[])?[0] ?? id) is { } runId
        ? Lookup.Ask<RunTask>(typeof(GetOmicsRunTaskCommand), bound, ("Id", runId), ("Detail", DetailLevel.None))
        : [];
}

/// <summary>The names of the tasks of the run that the command line names.</summary>
internal sealed class TaskNameCompleter : Completer
{
    private protected override IEnumerable<Suggestion> Suggest(IDictionary bound) => TaskIdCompleter.TasksOf(bound)
        .Select(task => task.Name)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal)
        .Select(name => new Suggestion(name));
}
