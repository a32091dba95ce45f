using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using OmicsTools.Engine;

namespace OmicsTools.Output;

/// <summary>
/// The cells of the views. A view asks for a cell as <c>'{0:Status}' -f $_</c>, which works in Constrained Language too, where
/// it may call no method: the objects implement <see cref="IFormattable"/> with these.
/// </summary>
internal static class Cells
{
    private const int Narrow = 200;
    private const int BarLength = 5;

    // Windows PowerShell has no $PSStyle, and does not take colours out of what goes to a file.
    private static readonly bool HasColours = typeof(PSObject).Assembly.GetType("System.Management.Automation.PSStyle") is not null;

    /// <summary>The text of a cell, safe to show; empty where there is nothing to say.</summary>
    /// <param name="item">A run, a task or a status change.</param>
    /// <param name="cell">The name of a property, or of one of the cells that views are made of.</param>
    public static string Of(PSObject item, string cell)
    {
        return cell switch
        {
            "ColouredStatus" => Coloured(Text("Status")),

            // A member of a batch may have no run, or one that is not listed.
            "RunStatus" => Text("Status") is { Length: > 0 } status ? Coloured(status) : Text("Id").Length > 0 ? "unlisted" : "no run",
            "RunTitle" => First("Name", "RunSettingId"),
            "RunHeading" => Text("RunName") is { Length: > 0 } name ? $"{Text("RunId")}  {name}" : Text("RunId"),
            "Workflow" => First("WorkflowName", "WorkflowId"),
            "Reason" => First("FailureReason", "SubmissionFailureReason"),
            "MemoryGiB" => GiB("Memory"),
            "StorageGiB" => GiB("StorageCapacity"),

            // What came from the cache ran on nothing.
            "RanOn" => Text("InstanceType") is { Length: 0 } && Value("CacheHit") is true ? "(cached)" : Text("InstanceType"),
            "Queued" => Clock(Value("QueueTime")),
            "Ran" => Clock(Value("RunTime")),
            "Created" => Utc(Value("CreationTime"), "yyyy-MM-dd HH:mm"),
            "LogLine" => $"{Local(Value("Time"))}  {Lines(Value("Message"))}",
            "LogHeading" => Heading(),
            "LogTail" => Lines(item.Properties["LogTail"]?.Value),
            "Failed" => Failed(),
            "Request" => Request(),
            "CpuUse" => Bar(Value("CpuUtilization")),
            "MemoryUse" => Bar(Value("MemoryUtilization")),
            "Cost" => Money(Value("EstimatedCost")),

            // Storage that is not known leaves more than the tasks alone cost.
            "RunCost" => Value("EstimatedCost") is null && Value("ComputeCost") is decimal known ? "> " + Money(known) : Money(Value("EstimatedCost")),
            "Compute" => Money(Value("ComputeCost")),
            "Storage" => Money(Value("StorageCost")),
            "Saving" => Value("PotentialSaving") is > 0m ? Money(Value("PotentialSaving")) : string.Empty,
            "CostChange" => Signed(Value("CostDifference"), Money),
            "Hours" => Value("CpuHours") is double hours ? hours.ToString("0.0", CultureInfo.InvariantCulture) : string.Empty,
            "Median" => Clock(SecondsOf("RunSecondsMedian")),
            "Longest" => Clock(SecondsOf("RunSecondsMaximum")),
            "ReferenceRan" => Clock(SecondsOf("ReferenceRunSeconds")),
            "StepRan" => Clock(SecondsOf("RunSeconds")),
            "RunTimeChange" => Signed(Value("RunSecondsDifference"), seconds => Clock(TimeSpan.FromSeconds(Convert.ToDouble(seconds, CultureInfo.InvariantCulture)))),
            "ComparedRuns" => $"{Text("RunId")} compared to {Text("ReferenceRunId")}",

            // What it has already is no advice.
            "Recommended" => IsAdvised() ? Text("RecommendedInstanceType") : string.Empty,
            "AskFor" => IsAdvised() ? $"{Text("RecommendedCpus")} CPUs, {GiB("RecommendedMemory")}" : string.Empty,
            "Ended" => Utc(Value("EndedTime"), "yyyy-MM-dd HH:mm"),
            "Stopped" => Utc(Value("StopTime"), "yyyy-MM-dd HH:mm"),
            "Seen" => Utc(Value("Time"), "yyyy-MM-dd HH:mm:ss"),
            _ => item.Properties[cell]?.Value switch
            {
                null => string.Empty,

                // JSON is nothing without its end.
                var value => TerminalText.Clean(value.ToString() ?? string.Empty, value is PlainObject ? int.MaxValue : TerminalText.MaxLength),
            },
        };

        object? Value(string name) => item.Properties[name]?.Value is PSObject wrapped ? wrapped.BaseObject : item.Properties[name]?.Value;

        string Text(string name) => Value(name) is { } value ? TerminalText.Clean(value.ToString() ?? string.Empty, Narrow) : string.Empty;

        string Named(string id, string name) => Text(name) is { Length: > 0 } known ? $"{Text(id)} {known}" : Text(id);

        string Heading() => (Text("TaskId"), Text("LogStreamName").EndsWith("/engine", StringComparison.Ordinal)) switch
        {
            ({ Length: > 0 }, _) => $"run {Named("RunId", "RunName")}, task {Named("TaskId", "TaskName")}",
            (_, true) => $"run {Named("RunId", "RunName")}, engine",
            _ => $"run {Named("RunId", "RunName")}",
        };

        string Failed() => Text("TaskId").Length == 0 ? string.Empty
            : $"{Named("TaskId", "TaskName")}{(Value("Attempts") is > 1 ? $", tried {Text("Attempts")} times" : string.Empty)}"
                + (Value("OtherFailedTasks") is > 0 ? $", and {Text("OtherFailedTasks")} more tasks" : string.Empty);

        string Request() => string.Join(", ", new[]
        {
            Count("Cpus", "CPU"),
            GiB("Memory"),
            Value("Gpus") is > 0 ? Count("Gpus", "GPU") : string.Empty,
            Text("InstanceType"),
        }.Where(part => part.Length > 0));

        string Count(string name, string unit) => Text(name) is not { Length: > 0 } count ? string.Empty : count == "1" ? $"1 {unit}" : $"{count} {unit}s";

        bool IsAdvised() => Text("RecommendedInstanceType") is { Length: > 0 } enough && enough != Text("InstanceType");

        object? SecondsOf(string name) => Value(name) is { } seconds ? TimeSpan.FromSeconds(Convert.ToDouble(seconds, CultureInfo.InvariantCulture)) : null;

        string First(string name, string otherwise) => Text(name) is { Length: > 0 } text ? text : Text(otherwise);

        string GiB(string name) => Text(name) is { Length: > 0 } text ? text + " GiB" : string.Empty;
    }

    // A share as a bar where the console can show one, and as a figure.
    private static string Bar(object? share)
    {
        if (share is not double known)
        {
            return string.Empty;
        }

        var percent = known.ToString("0%", CultureInfo.InvariantCulture).Replace(" ", string.Empty).PadLeft(4);
        var full = (int)Math.Round(Math.Min(1, known) * BarLength);
        return HasBlocks() ? $"{new string('█', full)}{new string('░', BarLength - full)} {percent}" : percent;
    }

    // Elsewhere a question mark would stand for each.
    private static bool HasBlocks()
    {
        try
        {
            return Console.OutputEncoding.CodePage is 65001 or 1200;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string Money(object? amount) =>
        amount is decimal known ? known.ToString(Math.Abs(known) < 1 ? "0.0000" : "0.00", CultureInfo.InvariantCulture) : string.Empty;

    private static string Signed(object? value, Func<object, string> text) => value is null ? string.Empty
        : Convert.ToDecimal(value, CultureInfo.InvariantCulture) is var number && number == 0 ? "0"
        : number > 0 ? "+" + text(value) : "-" + text(value is decimal ? -number : -(long)number);

    private static string Clock(object? span) => span is TimeSpan known
        ? known.ToString(known.Days == 0 ? @"h\:mm\:ss" : @"d\.hh\:mm\:ss", CultureInfo.InvariantCulture)
        : string.Empty;

    // A tab moves the cursor, and stack traces are indented with it.
    private static string Lines(object? text) => TerminalText.CleanLines((text?.ToString() ?? string.Empty).Replace("\t", "    "));

    private static string Local(object? time) =>
        time is DateTime known ? known.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : string.Empty;

    private static string Utc(object? time, string format) =>
        time is DateTime known ? known.ToUniversalTime().ToString(format, CultureInfo.InvariantCulture) : string.Empty;

    private static string Coloured(string status) => !HasColours || status.Length == 0 ? status : status switch
    {
        "FAILED" => $"\u001b[91m{status}\u001b[0m",
        "COMPLETED" => $"\u001b[32m{status}\u001b[0m",
        "CANCELLED" or "DELETED" => $"\u001b[33m{status}\u001b[0m",
        _ => $"\u001b[36m{status}\u001b[0m",
    };
}
