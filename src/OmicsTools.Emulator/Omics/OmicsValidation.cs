using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace OmicsTools.Emulator;

/// <summary>The constraints of the service's model on the members of requests.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/api/API_ListRunTasks.html"/></remarks>
internal static class OmicsValidation
{
    private static readonly string[] TaskStatuses = ["PENDING", "STARTING", "RUNNING", "STOPPING", "COMPLETED", "CANCELLED", "FAILED"];
    private static readonly string[] RunStatuses = [.. TaskStatuses, "DELETED"];
    private static readonly string[] SubmissionStatuses =
        ["SUCCESS", "FAILED", "CANCEL_SUCCESS", "CANCEL_FAILED", "DELETE_SUCCESS", "DELETE_FAILED"];

    private static readonly string[] BatchFilters = ["submissionStatus", "runSettingId", "runId"];
    private static readonly string[] Exports = ["DEFINITION"];

    /// <summary>The first constraint that a call breaks; null when it breaks none.</summary>
    public static ServiceError? Check(OmicsCall call)
    {
        var statuses = call.Operation == "ListRuns" ? RunStatuses : TaskStatuses;
        return CheckId("id", call.RunId)
            ?? CheckId("taskId", call.TaskId)
            ?? CheckId("runGroupId", call.Query.GetValueOrDefault("runGroupId"))
            ?? CheckId("batchId", call.BatchId ?? call.Query.GetValueOrDefault("batchId"))
            ?? CheckPageSize("maxResults", call.Query.GetValueOrDefault("maxResults"))
            ?? CheckPageSize("maxItems", call.Query.GetValueOrDefault("maxItems"))
            ?? CheckText("name", call.Query.GetValueOrDefault("name"))
            ?? CheckText("startingToken", call.Query.GetValueOrDefault("startingToken"))
            ?? CheckChoice("status", call.Query.GetValueOrDefault("status"), statuses)
            ?? CheckChoice("submissionStatus", call.Query.GetValueOrDefault("submissionStatus"), SubmissionStatuses)
            ?? CheckOneFilter(call)
            ?? CheckChoice("export", call.Query.GetValueOrDefault("export"), Exports);
    }

    private static ServiceError? CheckId(string member, string? value) => value switch
    {
        null => null,
        { Length: 0 or > 18 } => Broken(member, value, "Member must have length between 1 and 18"),
        _ when value.All(char.IsAsciiDigit) => null,
        _ => Broken(member, value, "Member must satisfy regular expression pattern: [0-9]+"),
    };

    private static ServiceError? CheckPageSize(string member, string? value) =>
        value is null || (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= 100)
            ? null
            : Broken(member, value, "Member must be between 1 and 100");

    // The model counts characters, and takes those that can be seen or are blank.
    private static ServiceError? CheckText(string member, string? value) => value?.EnumerateRunes().ToArray() switch
    {
        null => null,
        { Length: 0 or > 128 } => Broken(member, value, "Member must have length between 1 and 128"),
        var text when !text.Any(character => Rune.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned) => null,
        _ => Broken(member, value, @"Member must satisfy regular expression pattern: [\p{L}||\p{M}||\p{Z}||\p{S}||\p{N}||\p{P}]+"),
    };

    // https://docs.aws.amazon.com/omics/latest/api/API_ListRunsInBatch.html: "Only one filter per call is supported."
    private static ServiceError? CheckOneFilter(OmicsCall call) => BatchFilters.Count(call.Query.ContainsKey) > 1
        ? ServiceError.Validation($"Only one of the filters {string.Join(", ", BatchFilters)} is supported")
        : null;

    private static ServiceError? CheckChoice(string member, string? value, string[] known) =>
        value is null || known.Contains(value, StringComparer.Ordinal)
            ? null
            : Broken(member, value, $"Member must satisfy enum value set: [{string.Join(", ", known)}]");

    private static ServiceError Broken(string member, string value, string constraint) => ServiceError.Validation(
        $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: {constraint}");
}
