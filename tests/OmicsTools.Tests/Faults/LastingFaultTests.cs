using System.Linq;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Faults;

/// <summary>Every fault that no other attempt can win against.</summary>
public class LastingFaultTests
{
    [Theory]
    [InlineData(FaultKind.Throttle429, "Throttled")]
    [InlineData(FaultKind.InternalError500, "ServiceFailure")]
    [InlineData(FaultKind.Unavailable503, "ServiceFailure")]
    [InlineData(FaultKind.Timeout408, "Timeout")]
    [InlineData(FaultKind.ResetBeforeResponse, "EndpointUnreachable")]
    [InlineData(FaultKind.ResetWithinBody, null)]
    [InlineData(FaultKind.TruncatedBody, "InvalidResponse")]
    [InlineData(FaultKind.InvalidJson, "InvalidResponse")]
    [InlineData(FaultKind.WrongTypes, "InvalidResponse")]
    public Task A_fault_that_does_not_pass_is_one_error_for_what_it_hits(FaultKind kind, string? errorId) => CheckAsync(kind, errorId);

    internal static async Task CheckAsync(FaultKind kind, string? errorId)
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

/// <summary>Those that take as long as an attempt may.</summary>
[Collection(ShortTimeouts.Name)]
public class LastingStallTests
{
    [Theory]
    [InlineData(FaultKind.StallWithinBody)]
    [InlineData(FaultKind.Stall)]
    public Task A_stall_that_does_not_pass_is_one_error_for_what_it_hits(FaultKind kind) => LastingFaultTests.CheckAsync(kind, "Timeout");
}
