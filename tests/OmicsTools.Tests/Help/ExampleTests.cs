using System.Linq;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;
using OmicsTools.Tests.Waiting;

namespace OmicsTools.Tests.Help;

/// <summary>
/// Runs the examples as <c>Get-Help</c> shows them, those whose commands a bare engine has; tests/Pester/Help.Tests.ps1 runs
/// them all.
/// </summary>
[Collection(nameof(DrivenTime))] // The time that waiting goes by is the whole process's.
public sealed class ExampleTests
{
    public static TheoryData<string, string> Examples
    {
        get
        {
            using var session = new HelpSession();
            var data = new TheoryData<string, string>();
            foreach (var cmdlet in session.Cmdlets)
            {
                foreach (var code in session.Ask(cmdlet, "$help.examples.example.code").Where(code => ScriptText.CanRun(session, code)))
                {
                    data.Add(cmdlet, code);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_runs_as_printed(string cmdlet, string code)
    {
        // What runs in the emulator has ended within two seconds of waiting.
        var isWaiting = ScriptText.Waits(code);
        await using var session = await EmulatedSession.StartAsync(new EmulatorOptions { Speed = isWaiting ? 1000 : 1 });
        _ = session.Run("$PSDefaultParameterValues['*-Omics*:PollingInterval'] = 1");

        var result = session.Run(code).WithoutErrors();

        Assert.True(result.Output.Count > 0, $"An example of {cmdlet} writes nothing.");
    }
}
