using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace OmicsTools.Emulator;

/// <summary>The constraints of the service's model on the members of requests.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/api/API_ListRunTasks.html"/></remarks>
internal static class OmicsValidation
{
    private static readonly string[] TaskStatuses = ["PENDING", "STARTING", "RUNNING", "STOPPING", "COMPLETED", "CANCELLED", "FAILED"];
    private static readonly string[] RunStatuses = [.. TaskStatuses, "DELETED"];

    /// <summary>The first constraint that a call breaks; null when it breaks none.</summary>
    public static ServiceError? Check(OmicsCall call)
    {
        var statuses = call.Operation == "ListRuns" ? RunStatuses : TaskStatuses;
        return CheckId("id", call.RunId)
            ?? CheckId("taskId", call.TaskId)
            ?? CheckId("runGroupId", call.Query.GetValueOrDefault("runGroupId"))
            ?? CheckId("batchId", call.Query.GetValueOrDefault("batchId"))
            ?? CheckPageSize(call.Query.GetValueOrDefault("maxResults"))
            ?? CheckLength("name", call.Query.GetValueOrDefault("name"))
            ?? CheckLength("startingToken", call.Query.GetValueOrDefault("startingToken"))
            ?? CheckStatus(call.Query.GetValueOrDefault("status"), statuses);
    }

    private static ServiceError? CheckId(string member, string? value) => value switch
    {
        null => null,
        { Length: 0 or > 18 } => Broken(member, value, "Member must have length between 1 and 18"),
        _ when value.All(char.IsAsciiDigit) => null,
        _ => Broken(member, value, "Member must satisfy regular expression pattern: [0-9]+"),
    };

    private static ServiceError? CheckPageSize(string? value) =>
        value is null || (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= 100)
            ? null
            : Broken("maxResults", value, "Member must be between 1 and 100");

    private static ServiceError? CheckLength(string member, string? value) =>
        value is null or { Length: >= 1 and <= 128 } ? null : Broken(member, value, "Member must have length between 1 and 128");

    private static ServiceError? CheckStatus(string? value, string[] known) =>
        value is null || known.Contains(value, StringComparer.Ordinal)
            ? null
            : Broken("status", value, $"Member must satisfy enum value set: [{string.Join(", ", known)}]");

    private static ServiceError Broken(string member, string value, string constraint) => ServiceError.Validation(
        $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: {constraint}");
}
