using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Logs;

/// <summary>What the service and the workflow engine say of a run.</summary>
public class GetOmicsRunLogTests
{
    [Fact]
    public async Task The_run_and_its_engine_have_a_log_each()
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        session.Emulator.Runs.Put(LogCase.Run("7") with { Log = LogCase.Lines(4, prefix: "run"), EngineLog = LogCase.Lines(4, prefix: "engine") });

        var ofRun = session.Run("Get-OmicsRunLog 7").WithoutErrors();
        var ofEngine = session.Run("Get-OmicsRun | Get-OmicsRunLog -Engine -Tail 2").WithoutErrors();

        Assert.Equal(LogCase.Texts(4, "run"), ofRun.Values("Message"));
        Assert.Equal(["engine 2", "engine 3"], ofEngine.Values("Message"));
        Assert.All(ofRun.Values("RunName"), name => Assert.Equal("run-7", name));
    }

    [Fact]
    public async Task Lines_of_an_earlier_run_of_the_same_id_are_left_out()
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        session.Emulator.Runs.Put(LogCase.Run("7") with { Members = new JsonObject { ["uuid"] = "11111111-2222-3333-4444-000000000000" }, Log = [new EmulatedLogEvent(LogCase.Ago(hours: 100), "earlier"), .. LogCase.Lines(2)] });

        Assert.Equal(LogCase.Texts(2), session.Run("Get-OmicsRunLog 7").WithoutErrors().Values("Message"));
        Assert.Equal(
            ["LogNotFound"], session.Run("[pscustomobject]@{ Id = '7'; Uuid = '11111111-2222-3333-4444-555555555555' } | Get-OmicsRunLog").ErrorIds);
    }

    [Fact]
    public async Task The_logs_of_a_forgotten_run_are_read()
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        session.Emulator.Logs.Put(new EmulatedLog { Name = "run/7", Events = LogCase.Lines(3) });

        var result = session.Run("Get-OmicsRunLog 7, 8");

        Assert.Equal(LogCase.Texts(3), result.Values("Message"));
        Assert.Equal(["LogNotFound"], result.ErrorIds);
    }

    [Fact]
    public async Task A_run_without_logs_says_why()
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        session.Emulator.Runs.Put(LogCase.Run("8"));
        session.Emulator.Runs.Put(LogCase.Run("7") with { Members = new JsonObject { ["logLevel"] = "OFF" } });

        var result = session.Run("Get-OmicsRunLog 7");

        Assert.Equal(["LogNotFound"], result.ErrorIds);
        Assert.Contains("OFF", result.Errors.Single().Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_read_runs_may_read_their_logs()
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        session.Emulator.Runs.Put(LogCase.Run("7") with { Log = LogCase.Lines(3) });
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.AccessDenied403, Operation = "GetRun" });

        Assert.Equal(LogCase.Texts(3), session.Run("Get-OmicsRunLog 7").WithoutErrors().Values("Message"));
    }
}
