using System;
using System.Linq;
using System.Threading.Tasks;

namespace OmicsTools.Tests.Shell;

/// <summary>The tour that the shell leads when it is given nothing else to do.</summary>
public sealed class ShellTourTests(ShellTourTests.Tour tour) : IClassFixture<ShellTourTests.Tour>
{
    [Fact]
    public async Task Every_step_goes_as_written_twice_in_a_row()
    {
        var second = await ShellProcess.RunAsync();

        Assert.Equal((0, 0), (tour.Result.ExitCode, second.ExitCode));
    }

    [Fact]
    public void Every_step_says_a_sentence_and_shows_a_command_and_what_it_gives()
    {
        var lines = tour.Result.OutputLines;
        var prompts = Enumerable.Range(0, lines.Length)
            .Where(line => lines[line].StartsWith("PS> ", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(prompts);
        Assert.All(prompts, prompt => Assert.EndsWith(".", lines[prompt - 1], StringComparison.Ordinal));
        // Between two prompts: the rest of the command, what it gives, the next sentence.
        Assert.All(prompts.Zip(prompts.Skip(1)), step => Assert.True(
            lines[(step.First + 1)..(step.Second - 1)].Any(line => !line.StartsWith(">> ", StringComparison.Ordinal)),
            $"Nothing came of {lines[step.First]}"));
    }

    [Fact]
    public void The_only_error_is_the_one_of_the_wrong_run_id()
    {
        var errors = tour.Result.Errors;

        Assert.StartsWith("Get-OmicsRunTask: ", errors, StringComparison.Ordinal);
        Assert.Contains("9999999", errors, StringComparison.Ordinal);
        Assert.Single(errors.Split("Get-OmicsRunTask: ", StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The tour, gone once.</summary>
    public sealed class Tour : IAsyncLifetime
    {
        internal ShellResult Result { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Result = await ShellProcess.RunAsync();

        public ValueTask DisposeAsync() => default;
    }
}
