using System;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Tests.Client;

namespace OmicsTools.Engine.Tests.Calls;

[Collection(nameof(EnvironmentTests))] // The time that waiting goes by is the whole process's.
public sealed class OutageTests : IDisposable
{
    private const string Setting = "OmicsTools.TimeProvider";

    private readonly SetTime _time = new();

    public OutageTests() => AppContext.SetData(Setting, _time);

    public void Dispose() => AppContext.SetData(Setting, null);

    [Theory]
    [InlineData(FailureKind.EndpointUnreachable, true)]
    [InlineData(FailureKind.InvalidCredentials, false)]
    [InlineData(FailureKind.ExpiredToken, false)]
    public void A_network_may_come_back_and_credentials_do_not(FailureKind kind, bool passes)
    {
        var outage = new Outage();
        outage.Begin(new AttemptFailure(kind, "why", new InvalidOperationException()));

        Assert.True(outage.Begun.IsCancellationRequested);
        Assert.False(outage.HasPassed);
        _time.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(passes, outage.HasPassed);
    }

    private sealed class SetTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
