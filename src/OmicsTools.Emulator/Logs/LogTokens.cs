using System;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Threading;

namespace OmicsTools.Emulator;

/// <summary>A place between two lines of what is read, and whether the empty page before it has been given out.</summary>
/// <param name="IsForward">Whether the token reads on to later lines.</param>
/// <param name="Position">The number of the line after the place.</param>
/// <param name="Time">The time, in milliseconds, from which lines are counted; 0 where all of them are.</param>
/// <param name="IsAfterEmpty">Whether the page before was an empty one for this place.</param>
internal readonly record struct LogToken(bool IsForward, long Position, long Time, bool IsAfterEmpty);

/// <summary>Tokens for the pages of log events: they live for a day, and no two are the same.</summary>
internal sealed partial class LogTokens
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly TimeProvider _clock;
    private long _serial;

    public LogTokens(TimeProvider clock)
    {
        _clock = clock;
    }

    /// <summary>Makes a token.</summary>
    /// <param name="listing">What is read: a token of another reading is refused.</param>
    /// <param name="token">The place.</param>
    public string Make(string listing, LogToken token) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(token.IsForward ? 'f' : 'b')}/{_clock.GetUtcNow().ToUnixTimeMilliseconds():d14}{StableHash.Of(listing):d10}{token.Time:d14}{token.Position:d12}{(token.IsAfterEmpty ? 1 : 0)}{Interlocked.Increment(ref _serial):d9}/s");

    /// <summary>Reads a token.</summary>
    /// <exception cref="LogsException">It is of another reading, or too old.</exception>
    public LogToken Read(string listing, string token)
    {
        var match = Form().Match(token);
        if (!match.Success || Number(match, "listing") != StableHash.Of(listing))
        {
            throw LogsException.InvalidToken;
        }

        return _clock.GetUtcNow().ToUnixTimeMilliseconds() - Number(match, "made") <= Lifetime.TotalMilliseconds
            ? new LogToken(match.Groups["direction"].Value == "f", Number(match, "position"), Number(match, "time"), match.Groups["flag"].Value == "1")
            : throw LogsException.Invalid("The specified nextToken has expired.");
    }

    private static long Number(Match match, string group) => long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<direction>[fb])/(?<made>\d{14})(?<listing>\d{10})(?<time>\d{14})(?<position>\d{12})(?<flag>\d)\d{9,}/s\z",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
