using System;
using System.Linq;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Faults;

/// <summary>Every fault the emulator has, once, in every place.</summary>
[Collection(ShortTimeouts.Name)]
public class FaultTests
{
    private const int Tasks = 15;
    private const int PageSize = 5;

    public static TheoryData<FaultKind, string, int> FaultsInPlaces()
    {
        var data = new TheoryData<FaultKind, string, int>();
        foreach (var kind in Enum.GetValues<FaultKind>())
        {
            data.AddRange([.. new[] { 1, 2, 3 }.Select(page => new TheoryDataRow<FaultKind, string, int>(kind, "ListRunTasks", page))]);
            data.AddRange([.. new[] { 1, 8, 15 }.Select(task => new TheoryDataRow<FaultKind, string, int>(kind, "GetRunTask", task))]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(FaultsInPlaces))]
    public async Task One_fault_costs_nothing_that_another_attempt_could_win(FaultKind kind, string operation, int call)
    {
        await using var session = await EmulatedSession.StartAsync(new EmulatorOptions { DefaultSeed = false, MaxPageSize = PageSize });
        session.Emulator.Runs.Put(Generator.Runs(1, Tasks, session.Emulator.Clock.GetUtcNow()).Single());
        var faultless = session.Run("Get-OmicsRunTask 5000001").WithoutErrors();
        var listed = session.Run("Get-OmicsRunTask 5000001 -Detail None").WithoutErrors();

        session.Emulator.Faults.Add(new Fault { Kind = kind, Operation = operation, Calls = [call] });
        var result = session.Run("Get-OmicsRunTask 5000001");

        var expected = faultless.Output.Select(TaskText.Of).ToList();
        string[] errors = [];
        switch (kind, operation)
        {
            case (FaultKind.AccessDenied403, "ListRunTasks"):
                expected = [.. expected.Take((call - 1) * PageSize)];
                errors = ["AccessDenied"];
                break;

            case (FaultKind.AccessDenied403, _):
                var lacking = result.Output.Single(task => task.Properties["HasDetail"].Value is false);
                var place = result.Output.ToList().IndexOf(lacking);
                expected[place] = TaskText.Of(listed.Output[place]);
                errors = ["AccessDenied"];
                break;

            case (FaultKind.RepeatedToken, "ListRunTasks") when call > 1:
                expected = [.. expected.Take(call * PageSize)];
                errors = ["RepeatedPage"];
                break;
        }

        Assert.Equal(expected, result.Output.Select(TaskText.Of));
        Assert.Equal(errors, result.ErrorIds);
        Assert.Null(result.TerminatingErrorId);
    }

    [Theory]
    [InlineData(FaultKind.Throttle429, "Throttled")]
    [InlineData(FaultKind.InternalError500, "ServiceFailure")]
    [InlineData(FaultKind.Unavailable503, "ServiceFailure")]
    [InlineData(FaultKind.Timeout408, "Timeout")]
    [InlineData(FaultKind.ResetBeforeResponse, "EndpointUnreachable")]
    [InlineData(FaultKind.ResetWithinBody, null)]
    [InlineData(FaultKind.StallWithinBody, "Timeout")]
    [InlineData(FaultKind.Stall, "Timeout")]
    [InlineData(FaultKind.TruncatedBody, "InvalidResponse")]
    [InlineData(FaultKind.InvalidJson, "InvalidResponse")]
    [InlineData(FaultKind.WrongTypes, "InvalidResponse")]
    public async Task A_fault_that_does_not_pass_is_one_error_for_what_it_hits(FaultKind kind, string? errorId)
    {
        await using var session = await EmulatedSession.StartAsync();
        session.Emulator.Faults.Add(new Fault { Kind = kind, Operation = "GetRunTask", TaskId = "4392889" });
        session.Emulator.Faults.Add(new Fault { Kind = kind, Operation = "ListRunTasks", RunId = "8192958" });

        // A service that throttles for ever has a minute of the client's patience, but not of this test's.
        var result = session.Run("Get-OmicsRunTask 8192911, 8192958" + (kind == FaultKind.Throttle429 ? " -TaskId 4392889, 4612468" : string.Empty));

        Assert.Null(result.TerminatingErrorId);
        if (kind != FaultKind.Throttle429)
        {
            Assert.Equal(2, result.Errors.Count);
            Assert.Equal(["4392889"], result.Output.Where(task => task.Properties["HasDetail"].Value is false).Select(task => task.Properties["TaskId"].Value));
            Assert.Equal(9, result.Output.Count);
            Assert.Equal(["8192911", "8192958"], result.Errors.Select(error => error.TargetObject.ToString()));
        }

        // How a body that breaks off shows depends on how much of it had come.
        Assert.All(result.ErrorIds.Take(1), id => Assert.Equal(errorId ?? id, id));
    }
}
