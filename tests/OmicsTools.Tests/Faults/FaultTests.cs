using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Faults;

/// <summary>Every fault the emulator has, once, in every place; but for an expired token, which ends the command.</summary>
[Collection(ShortTimeouts.Name)]
public class FaultTests(FaultTests.Outcomes outcomes) : IClassFixture<FaultTests.Outcomes>
{
    private const int Tasks = 15;
    private const int PageSize = 5;

    // What no other attempt can win.
    private static readonly Dictionary<FaultKind, string> Refusals = new()
    {
        [FaultKind.AccessDenied403] = "AccessDenied",
        [FaultKind.BadRequest400] = "RequestRejected",
        [FaultKind.Unauthorized401] = "AccessDenied",
        [FaultKind.QuotaExceeded402] = "QuotaExceeded",
        [FaultKind.Conflict409] = "RequestRejected",
    };

    public static TheoryData<FaultKind, string, int> FaultsInPlaces => [.. Places];

    private static IEnumerable<(FaultKind Kind, string Operation, int Call)> Places =>
        Enum.GetValues<FaultKind>().Except([FaultKind.ExpiredToken403]).SelectMany(kind =>
            new[] { 1, 2, 3 }.Select(page => (kind, "ListRunTasks", page)).Concat(new[] { 1, 8, 15 }.Select(task => (kind, "GetRunTask", task))));

    [Theory]
    [MemberData(nameof(FaultsInPlaces))]
    public async Task One_fault_costs_nothing_that_another_attempt_could_win(FaultKind kind, string operation, int call)
    {
        var outcome = await outcomes.Of[(kind, operation, call)];

        var expected = outcome.Faultless.ToList();
        string[] errors = [];
        switch (kind, operation)
        {
            case (_, "ListRunTasks") when Refusals.TryGetValue(kind, out var refusal):
                expected = [.. expected.Take((call - 1) * PageSize)];
                errors = [refusal];
                break;

            case (_, _) when Refusals.TryGetValue(kind, out var refusal):
                var lacking = Assert.Single(Enumerable.Range(0, Tasks), task => outcome.Got[task] != expected[task]);
                expected[lacking] = outcome.Listed[lacking];
                errors = [refusal];
                break;

            case (FaultKind.RepeatedToken, "ListRunTasks") when call > 1:
                expected = [.. expected.Take(call * PageSize)];
                errors = ["RepeatedPage"];
                break;
        }

        Assert.Equal(expected, outcome.Got);
        Assert.Equal(errors, outcome.ErrorIds);
    }

    /// <param name="Faultless">The tasks as they come when nothing goes wrong.</param>
    /// <param name="Listed">The tasks as the listing gives them.</param>
    /// <param name="Got">The tasks that came in spite of the fault.</param>
    /// <param name="ErrorIds">The errors beside them.</param>
    public sealed record Outcome(
        IReadOnlyList<string> Faultless, IReadOnlyList<string> Listed, IReadOnlyList<string> Got, IReadOnlyList<string> ErrorIds);

    /// <summary>What came of each case. They wait most of their time, for answers and between attempts: so they go side by side.</summary>
    public sealed class Outcomes : IAsyncLifetime
    {
        private readonly SemaphoreSlim _atOnce = new(8);

        public IReadOnlyDictionary<(FaultKind Kind, string Operation, int Call), Task<Outcome>> Of { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Of = Places.ToDictionary(place => place, ObserveAsync);
            _ = await Task.WhenAny(Task.WhenAll(Of.Values));
        }

        public ValueTask DisposeAsync()
        {
            _atOnce.Dispose();
            return default;
        }

        private async Task<Outcome> ObserveAsync((FaultKind Kind, string Operation, int Call) place)
        {
            await _atOnce.WaitAsync();
            try
            {
                await using var session = await EmulatedSession.StartAsync(new EmulatorOptions { DefaultSeed = false, MaxPageSize = PageSize });
                session.Emulator.Runs.Put(Generator.Runs(1, Tasks, session.Emulator.Clock.GetUtcNow()).Single());

                // On a thread of its own: PowerShell holds on to it, and the pool's are for what the command starts.
                return await Task.Factory.StartNew(
                    () => Observe(session, new Fault { Kind = place.Kind, Operation = place.Operation, Calls = [place.Call] }),
                    CancellationToken.None,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default);
            }
            finally
            {
                _ = _atOnce.Release();
            }
        }

        private static Outcome Observe(EmulatedSession session, Fault fault)
        {
            var faultless = session.Run("Get-OmicsRunTask 5000001").WithoutErrors();
            var listed = session.Run("Get-OmicsRunTask 5000001 -Detail None").WithoutErrors();

            session.Emulator.Faults.Add(fault);
            var result = session.Run("Get-OmicsRunTask 5000001");

            Assert.Null(result.TerminatingErrorId);
            return new Outcome(Texts(faultless), Texts(listed), Texts(result), result.ErrorIds);
        }

        private static string[] Texts(SessionResult result) => [.. result.Output.Select(TaskText.Of)];
    }
}
