using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Faults;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Logs;

/// <summary>Logs of a service that does not answer, or not to the end.</summary>
[Collection(ShortTimeouts.Name)]
public class StallTests
{
    [Theory]
    [InlineData(FaultKind.Stall)]
    [InlineData(FaultKind.StallWithinBody)]
    public async Task A_stall_that_passes_at_any_page_loses_no_line(FaultKind kind)
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options with { MaxPageSize = 10 });
        session.Emulator.Runs.Put(LogCase.Run("7", LogCase.Task("70", LogCase.Lines(30))));
        session.Emulator.Faults.Add(new Fault { Kind = kind, Operation = "GetLogEvents", Calls = [1, 3, 6] });

        Assert.Equal(LogCase.Texts(30), session.Run("Get-OmicsRunTaskLog 7 -TaskId 70").WithoutErrors().Values("Message"));
    }
}
