using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace OmicsTools.Emulator;

/// <summary>What the program was asked for.</summary>
internal sealed class CommandLine
{
    public const string Usage = """
        Usage: dotnet run --project src/OmicsTools.Emulator -- [options]

          --port <n>          the loopback port; a free one without it
          --seed <file>       runs, tasks and logs as JSON of the API's shapes, instead of the built-in ones; may be
                              repeated
          --runs <n>          generate n more runs …
          --tasks <n>         … of n tasks each (10 without it)
          --log-lines <n>     … whose logs have n lines each (10 without it)
          --latency <ms>      how long every answer takes at least
          --rate <rate>       the quota, in requests per second for each operation; or of one, as in GetLogEvents:10;
                              may be repeated
          --fault <fault>     Operation:Kind[:share], as in GetRunTask:Throttle429:0.1, or *:Stall; may be repeated
          --page-size <n>     the most items on a page, 1 to 100, whatever is asked for
          --empty-pages       put an empty page before every page but the first
          --nulls             write members without a value as null instead of leaving them out
          --speed <n>         how many seconds pass in a real one
          --session <minutes> the key comes with a session token, which expires after so many minutes of the emulator's time
          --unsigned          answer unsigned requests too
          --help              this text

        Kinds of faults: Throttle429, InternalError500, Unavailable503, Timeout408, AccessDenied403, ExpiredToken403,
        BadRequest400, Unauthorized401, QuotaExceeded402, Conflict409, ResetBeforeResponse, ResetWithinBody, Stall,
        StallWithinBody, TruncatedBody, TruncatedJson, InvalidJson, WrongTypes, RepeatedToken.

        """;

    private readonly List<string> _seeds = [];
    private readonly List<Fault> _faults = [];
    private readonly Dictionary<string, double> _rates = new(StringComparer.Ordinal);

    public EmulatorOptions Options { get; private set; } = new();

    public int Runs { get; private set; }

    public int Tasks { get; private set; } = 10;

    public int LogLines { get; private set; } = 10;

    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>For how long the session token is good; null for a key without one.</summary>
    public TimeSpan? Session { get; private set; }

    public bool IsHelp { get; private set; }

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="UsageException">An argument is not known, or its value cannot be used.</exception>
    public static CommandLine Parse(string[] arguments)
    {
        var read = new CommandLine();
        for (var i = 0; i < arguments.Length; i++)
        {
            var name = arguments[i];
            string Value() => ++i < arguments.Length ? arguments[i] : throw new UsageException($"{name} needs a value.");
            read.Read(name, Value);
        }

        read.Options = read.Options with { SeedFiles = read._seeds, DefaultSeed = read._seeds.Count == 0, OperationRates = read._rates };
        return read;
    }

    private void Read(string name, Func<string> value)
    {
        switch (name)
        {
            case "--port":
                Options = Options with { Port = WholeNumber(name, value(), 65_535) };
                break;
            case "--seed":
                _seeds.Add(value());
                break;
            case "--runs":
                Runs = WholeNumber(name, value(), 100_000);
                break;
            case "--tasks":
                Tasks = WholeNumber(name, value(), 1_000_000);
                break;
            case "--log-lines":
                LogLines = WholeNumber(name, value(), 10_000_000);
                break;
            case "--session":
                Session = TimeSpan.FromMinutes(Number(name, value(), 0, 1_000_000));
                break;
            case "--latency":
                Options = Options with { Latency = TimeSpan.FromMilliseconds(Number(name, value(), 0, 3_600_000)) };
                break;
            case "--rate":
                ReadRate(name, value());
                break;
            case "--fault":
                _faults.Add(ReadFault(value()));
                break;
            case "--page-size":
                Options = Options with { MaxPageSize = WholeNumber(name, value(), 100, least: 1) };
                break;
            case "--empty-pages":
                Options = Options with { EmptyPages = true };
                break;
            case "--nulls":
                Options = Options with { WriteNulls = true };
                break;
            case "--speed":
                Options = Options with { Speed = Number(name, value(), 0, 1_000_000) };
                break;
            case "--unsigned":
                Options = Options with { RequireSignature = false };
                break;
            case "--help" or "-h" or "-?":
                IsHelp = true;
                break;
            default:
                throw new UsageException($"'{name}' is not an option; --help lists them.");
        }
    }

    private void ReadRate(string name, string value)
    {
        if (value.Split(':') is not [var operation, var rate])
        {
            Options = Options with { RequestsPerSecond = Number(name, value, 0.01, 1_000_000) };
            return;
        }

        _rates[operation] = RequestPipeline.Operations.Contains(operation, StringComparer.Ordinal)
            ? Number(name, rate, 0.01, 1_000_000)
            : throw new UsageException($"'{operation}' is no operation for {name}. Operations: {string.Join(", ", RequestPipeline.Operations)}.");
    }

    private static double Number(string name, string value, double least, double most) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new UsageException($"'{value}' is no value for {name}: give a number from {least} to {most}.");

    private static int WholeNumber(string name, string value, int most, int least = 0) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new UsageException($"'{value}' is no value for {name}: give a whole number from {least} to {most}.");

    private static Fault ReadFault(string text)
    {
        var parts = text.Split(':');
        return parts.Length is 2 or 3
            && (parts[0] == "*" || RequestPipeline.Operations.Contains(parts[0], StringComparer.Ordinal))
            && FaultKindConverter.Find(parts[1]) is { } kind
            ? new Fault
            {
                Operation = parts[0],
                Kind = kind,
                Share = parts.Length == 3 ? Number("--fault", parts[2], 0, 1) : null,
            }
            : throw new UsageException($"""
                '{text}' is no fault: give Operation:Kind[:share], as in GetRunTask:Throttle429:0.1.
                Operations: {string.Join(", ", RequestPipeline.Operations.Prepend("*"))}.
                Kinds: {string.Join(", ", Enum.GetNames<FaultKind>())}.
                """);
    }
}
