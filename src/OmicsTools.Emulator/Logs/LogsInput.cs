using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OmicsTools.Emulator;

/// <summary>The members of a request, checked against the constraints of the service's model.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html"/></remarks>
internal sealed partial class LogsInput
{
    private const int MostNames = 100;

    private readonly JsonObject _input;

    /// <summary>Reads the members of all operations; those of another operation are left alone.</summary>
    /// <exception cref="LogsException">A member is not what the service takes.</exception>
    public LogsInput(LogsCall call, Caller caller)
    {
        _input = call.Input ?? throw new LogsException("SerializationException", "The body is no JSON object.");
        Group = ReadGroup(caller);
        StreamName = Text("logStreamName", 512);
        Prefix = Text("logStreamNamePrefix", 512);
        StreamNames = Texts("logStreamNames");
        Start = Time("startTime");
        End = Time("endTime");
        Limit = Number("limit", 1, call.Operation == "DescribeLogStreams" ? 50 : 10_000);
        Token = Text("nextToken", int.MaxValue);
        FromHead = Flag("startFromHead");
        IsDescending = Flag("descending") == true;
        OrderBy = Text("orderBy", 20);
        Pattern = Text("filterPattern", 1024, least: 0);

        if (call.Operation == "GetLogEvents" && (StreamName is null || StreamName.AsSpan().ContainsAny(':', '*')))
        {
            throw LogsException.Invalid("logStreamName must be given, without ':' and '*'.");
        }

        if (Prefix is not null && StreamNames is not null)
        {
            throw LogsException.Invalid("logStreamNames and logStreamNamePrefix cannot be given together.");
        }

        if (OrderBy is not (null or "LogStreamName" or "LastEventTime"))
        {
            throw LogsException.Invalid("orderBy must be one of LogStreamName, LastEventTime.");
        }

        if (OrderBy == "LastEventTime" && Prefix is not null)
        {
            throw LogsException.Invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }
    }

    public string Group { get; }

    public string? StreamName { get; }

    public string? Prefix { get; }

    public IReadOnlyList<string>? StreamNames { get; }

    public DateTimeOffset? Start { get; }

    public DateTimeOffset? End { get; }

    public int? Limit { get; }

    public string? Token { get; }

    public bool? FromHead { get; }

    public bool IsDescending { get; }

    public string? OrderBy { get; }

    public string? Pattern { get; }

    private string ReadGroup(Caller caller)
    {
        var (name, identifier) = (Text("logGroupName", 512), Text("logGroupIdentifier", 2048));
        if (name is null == identifier is null)
        {
            throw LogsException.Invalid("Exactly one of logGroupName and logGroupIdentifier must be given.");
        }

        // An ARN names account and Region; those of another are not linked to this one.
        if (identifier?.Split(':', 7) is ["arn", _, "logs", var region, var account, "log-group", var group])
        {
            name = (region, account) == (caller.Region, caller.AccountId) ? group : throw LogsException.NoGroup;
        }

        return GroupName().IsMatch(name ?? identifier!) ? name ?? identifier! : throw LogsException.Invalid("The name of the log group is not valid.");
    }

    private string? Text(string member, int most, int least = 1) => Value<string>(member) switch
    {
        null => null,
        var text when text.Length >= least && text.Length <= most => text,
        _ => throw LogsException.Invalid($"{member} must have length between {least} and {most}."),
    };

    private string[]? Texts(string member) => _input[member] switch
    {
        null => null,
        JsonArray { Count: >= 1 and <= MostNames } names when names.All(name => name is JsonValue value && value.TryGetValue(out string? _)) =>
            [.. names.Select(name => name!.GetValue<string>())],
        JsonArray { Count: 0 or > MostNames } => throw LogsException.Invalid($"{member} must have between 1 and {MostNames} members."),
        _ => throw LogsException.WrongType(member),
    };

    private int? Number(string member, int least, int most) => Value<int?>(member) switch
    {
        null => null,
        { } number when number >= least && number <= most => number,
        _ => throw LogsException.Invalid($"{member} must be between {least} and {most}."),
    };

    private DateTimeOffset? Time(string member) => Value<long?>(member) switch
    {
        null => null,
        >= 0 and { } time => DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(time, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())),
        _ => throw LogsException.Invalid($"{member} must not be negative."),
    };

    private bool? Flag(string member) => Value<bool?>(member);

    private T? Value<T>(string member) => _input[member] switch
    {
        null => default,
        JsonValue value when value.TryGetValue(out T? read) => read,
        _ => throw LogsException.WrongType(member),
    };

    [GeneratedRegex(@"^[\.\-_/#A-Za-z0-9]{1,512}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GroupName();
}
