using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OmicsTools.Emulator;

/// <summary>
/// Runs and tasks as a JSON document of the API's own shapes: <c>{ "asOf": "…", "runs": [ { GetRun's members,
/// "tasks": [ { GetRunTask's members } ] } ] }</c>. The times are moved so that <c>asOf</c> becomes the time of loading;
/// without it they stay as they are. Account and Region come from the run's <c>arn</c>. For batches see
/// <see cref="BatchSeed"/>, for logs <see cref="LogSeed"/>.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/api/API_GetRun.html"/></remarks>
public static class Seed
{
    internal const string DefaultName = "default-seed.json";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly string[] RunMembers =
    [
        "arn", "id", "name", "status", "creationTime", "startTime", "stopTime", "statusMessage", "failureReason", "tasks",
        "log", "engineLog", "manifest", "metrics",
    ];

    private static readonly string[] TaskMembers =
    [
        "taskId", "uuid", "name", "status", "creationTime", "startTime", "stopTime", "cpus", "memory", "gpus", "instanceType",
        "cacheHit", "cacheS3Uri", "statusMessage", "failureReason", "logStream", "imageDetails",
        "log", "metrics",
    ];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="now">The time that <c>asOf</c> becomes.</param>
    /// <returns>The runs.</returns>
    /// <exception cref="SeedException">The file cannot be read, or is not of this form.</exception>
    public static IReadOnlyList<EmulatedRun> ReadFile(string path, DateTimeOffset now) => Read(TextOf(path), path, now);

    /// <summary>Reads the built-in runs.</summary>
    /// <param name="now">The time that <c>asOf</c> becomes.</param>
    /// <returns>The runs.</returns>
    public static IReadOnlyList<EmulatedRun> ReadDefault(DateTimeOffset now) => Read(DefaultText(), DefaultName, now);

    /// <summary>Reads a document.</summary>
    /// <param name="json">The document.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <param name="now">The time that <c>asOf</c> becomes.</param>
    /// <returns>The runs.</returns>
    /// <exception cref="SeedException">The document is not of this form.</exception>
    public static IReadOnlyList<EmulatedRun> Read(string json, string name, DateTimeOffset now) => Parse(json, name, document =>
    {
        var shift = Shift(document, now);
        var runs = document["runs"] as JsonArray ?? throw new FormatException("it has no array 'runs'");
        return runs.Select((run, i) => At($"runs[{i}]", () => ReadRun(Object(run), shift)));
    });

    internal static TimeSpan Shift(JsonObject document, DateTimeOffset now) =>
        document["asOf"] is { } asOf ? now - At("asOf", () => Time(asOf)) : TimeSpan.Zero;

    internal static string TextOf(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SeedException($"The seed '{path}' cannot be read: {e.Message}", e);
        }
    }

    internal static string DefaultText()
    {
        using var stream = typeof(Seed).Assembly.GetManifestResourceStream(DefaultName)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    internal static IReadOnlyList<T> Parse<T>(string json, string name, Func<JsonObject, IEnumerable<T>> read)
    {
        try
        {
            return [.. read(JsonNode.Parse(json, documentOptions: Strict) as JsonObject ?? throw new FormatException("it is no object"))];
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            throw new SeedException($"The seed '{name}' is not of the form {{ \"runs\": [ … ] }}: {e.Message}", e);
        }
    }

    private static EmulatedRun ReadRun(JsonObject run, TimeSpan shift)
    {
        var arn = Text(run, "arn")?.Split(':');
        var id = Id(run, "id") ?? throw new FormatException("a run needs an id");
        var account = arn is { Length: 6 } ? arn[4] : EmulatorKeys.DefaultAccountId;
        var region = arn is { Length: 6 } ? arn[3] : EmulatorKeys.DefaultRegion;
        var tasks = run["tasks"]?.AsArray() ?? [];
        var (start, stop) = (TimeOf(run, "startTime", shift), TimeOf(run, "stopTime", shift));
        return new EmulatedRun
        {
            Id = id,
            AccountId = account,
            Region = region,
            Name = Text(run, "name"),
            FinalStatus = Text(run, "status") ?? "COMPLETED",
            CreationTime = TimeOf(run, "creationTime", shift),
            StartTime = start,
            StopTime = stop,
            StatusMessage = Text(run, "statusMessage"),
            FailureReason = Text(run, "failureReason"),
            Members = MembersOf(run, $"arn:aws:logs:{region}:{account}", id),
            Log = LogSeed.Lines(run, "log", start, stop, shift),
            EngineLog = LogSeed.Lines(run, "engineLog", start, stop, shift),
            Manifest = ReadManifest(run, stop),
            Metrics = run["metrics"]?.AsObject(),
            Tasks = [.. tasks.Select((task, i) => At($"tasks[{i}]", () => ReadTask(Object(task), $"arn:aws:logs:{region}:{account}", id, shift)))],
        };
    }

    private static EmulatedTask ReadTask(JsonObject task, string logs, string runId, TimeSpan shift)
    {
        var id = Id(task, "taskId") ?? throw new FormatException("a task needs a taskId");
        var image = task["imageDetails"]?.AsObject();
        var (start, stop) = (TimeOf(task, "startTime", shift), TimeOf(task, "stopTime", shift));
        return new EmulatedTask
        {
            TaskId = id,
            Uuid = Text(task, "uuid"),
            Name = Text(task, "name"),
            FinalStatus = Text(task, "status") ?? "COMPLETED",
            CreationTime = TimeOf(task, "creationTime", shift),
            StartTime = start,
            StopTime = stop,
            Cpus = (int?)task["cpus"],
            Memory = (int?)task["memory"],
            Gpus = (int?)task["gpus"],
            InstanceType = Text(task, "instanceType"),
            CacheHit = (bool?)task["cacheHit"],
            CacheS3Uri = Text(task, "cacheS3Uri"),
            StatusMessage = Text(task, "statusMessage"),
            FailureReason = Text(task, "failureReason"),
            LogStream = Text(task, "logStream") ?? $"{logs}:log-group:{EmulatedLog.WorkflowLogGroup}:log-stream:run/{runId}/task/{id}",
            Image = (string?)image?["image"],
            ImageDigest = (string?)image?["imageDigest"],
            SourceImage = (string?)image?["sourceImage"],
            Log = LogSeed.Lines(task, "log", start, stop, shift) ?? [],
            Metrics = task["metrics"]?.AsObject(),
            OtherMembers = Without(task, TaskMembers),
        };
    }

    // The log streams are those of every run that writes logs.
    private static JsonObject MembersOf(JsonObject run, string logs, string id)
    {
        var members = Without(run, RunMembers);
        if (members["logLocation"] is null && Text(members, "logLevel") != "OFF")
        {
            var stream = $"{logs}:log-group:{EmulatedLog.WorkflowLogGroup}:log-stream:run/{id}";
            members["logLocation"] = new JsonObject { ["engineLogStream"] = $"{stream}/engine", ["runLogStream"] = stream };
        }

        return members;
    }

    // Lines as they are, whatever they say.
    private static EmulatedLogEvent[]? ReadManifest(JsonObject run, DateTimeOffset? stop) => run["manifest"]?.AsArray() is { } lines
        ? [.. lines.Select(line => new EmulatedLogEvent(stop ?? throw new FormatException("a run with a manifest needs a stopTime"), line?.ToJsonString() ?? "null"))]
        : null;

    internal static JsonObject Object(JsonNode? node) => node as JsonObject ?? throw new FormatException("an object belongs here");

    // What has a member of its own is not kept twice.
    private static JsonObject Without(JsonObject from, string[] members)
    {
        var others = (JsonObject)from.DeepClone();
        foreach (var member in members)
        {
            _ = others.Remove(member);
        }

        return others;
    }

    internal static string? Id(JsonObject from, string member) => Text(from, member) switch
    {
        null => null,
        { Length: >= 1 and <= 18 } id when id.All(char.IsAsciiDigit) => id,
        var other => throw new FormatException($"'{other}' is no {member}: 1 to 18 digits belong here"),
    };

    internal static string? Text(JsonObject from, string member) => (string?)from[member];

    private static DateTimeOffset? TimeOf(JsonObject from, string member, TimeSpan shift) =>
        from[member] is { } time ? Time(time) + shift : null;

    internal static DateTimeOffset Time(JsonNode time) => DateTimeOffset.Parse(
        time.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    // Says where in the document something is wrong.
    internal static T At<T>(string place, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            throw new FormatException($"{place}: {e.Message}", e);
        }
    }
}
