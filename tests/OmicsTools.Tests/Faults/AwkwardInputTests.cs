using System.Linq;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Faults;

/// <summary>Whatever is piped in, each input ends as objects or as one error.</summary>
public class AwkwardInputTests
{
    [Fact]
    public async Task Ten_thousand_ids_of_which_few_are_known_end_as_tasks_or_errors_in_order()
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run("1..4999 + 8192911 + 5000..9998 + 8192911 | Get-OmicsRunTask -Detail None");

        Assert.Equal(18, result.Output.Count);
        Assert.Equal(Enumerable.Range(1, 9998).Select(id => $"{id}"), result.Errors.Select(error => error.TargetObject.ToString()));
        Assert.Equal(["RunNotFound"], result.ErrorIds.Distinct());
    }

    [Fact]
    public async Task Garbage_between_runs_is_an_error_each()
    {
        await using var session = await EmulatedSession.StartAsync();
        object?[] garbage =
        [
            null, "", " ", "\t", "\0", "\u001b[2J", "1\u00002", "12345678901234567890", "٣٤٥", "１２３", "../run/1", "1/task/2", "1?x=1", "%31",
            new string('9', 100_000), "arn:", "arn:aws:omics:us-east-1:123456789012:run/", "arn:aws:s3:::bucket", 1.5, -1, System.Guid.Empty, new object(),
        ];

        var result = session.Run("$input | Get-OmicsRunTask -Detail None", [.. garbage.SelectMany(item => new[] { item, "8192911" })]);

        Assert.Equal(Enumerable.Repeat("InvalidId", garbage.Length), result.ErrorIds);
        Assert.Equal(9 * garbage.Length, result.Output.Count);
        Assert.All(result.Errors, error => Assert.DoesNotContain(error.Exception.Message, char.IsControl));
        Assert.All(result.Errors, error => Assert.InRange(error.Exception.Message.Length, 1, 300));
    }

    [Fact]
    public async Task A_run_of_another_account_is_not_found()
    {
        await using var session = await EmulatedSession.StartAsync(new EmulatorOptions { DefaultSeed = false });
        session.Emulator.Runs.Put(Generator.Runs(1, 3, session.Emulator.Clock.GetUtcNow()).Single() with { AccountId = "999999999999" });

        Assert.Equal(["RunNotFound"], session.Run("Get-OmicsRunTask arn:aws:omics:us-east-1:999999999999:run/5000001").ErrorIds);
    }
}
