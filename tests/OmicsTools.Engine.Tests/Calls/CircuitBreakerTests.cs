using System;
using System.Net.Sockets;
using System.Threading.Tasks;
using Amazon.Runtime;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Tests.Client;

namespace OmicsTools.Engine.Tests.Calls;

[Collection(nameof(EnvironmentTests))] // The time that waiting goes by is the whole process's.
public sealed class CircuitBreakerTests : IDisposable
{
    private const string Setting = "OmicsTools.TimeProvider";

    private readonly SetTime _time = new();

    public CircuitBreakerTests() => AppContext.SetData(Setting, _time);

    public static TheoryData<Exception, bool> Faults => new()
    {
        { new SocketException((int)SocketError.HostNotFound), true },
        { new AmazonClientException("No keys."), false },
    };

    public void Dispose() => AppContext.SetData(Setting, null);

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task A_network_may_come_back_and_credentials_do_not(Exception fault, bool comesBack)
    {
        var sent = 0;
        var caller = new ServiceCaller(new CallLimits(), _ => default);

        await FailAsync();
        await FailAsync();
        Assert.Equal(1, sent);

        _time.Now += TimeSpan.FromMinutes(1);
        await FailAsync();
        Assert.Equal(comesBack ? 2 : 1, sent);

        async Task FailAsync()
        {
            _ = await Assert.ThrowsAsync<OmicsException>(() => caller.CallAsync<object>(
                $"circuit {fault.GetType()}",
                new CallSubject("GetRun", "us-east-1", "7"),
                _ =>
                {
                    sent++;
                    throw fault;
                },
                TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public void The_circuit_opens_at_the_threshold_once_and_says_why()
    {
        var circuit = new CircuitBreaker<string>(threshold: 3);

        Assert.False(circuit.Fail("first"));
        Assert.False(circuit.Fail("second"));
        Assert.Null(circuit.Failure);
        Assert.True(circuit.Fail("third"));
        Assert.False(circuit.Fail("fourth"));

        Assert.Equal("third", circuit.Failure);
        Assert.True(circuit.Opened.IsCancellationRequested);
    }

    [Fact]
    public void A_success_between_failures_keeps_it_closed()
    {
        var circuit = new CircuitBreaker<string>(threshold: 2);

        Assert.False(circuit.Fail("first"));
        circuit.Succeed();
        Assert.False(circuit.Fail("second"));

        Assert.Null(circuit.Failure);
        Assert.False(circuit.Opened.IsCancellationRequested);
    }

    [Fact]
    public void What_concerns_every_call_opens_it_at_once()
    {
        var circuit = new CircuitBreaker<string>(threshold: 3);

        Assert.True(circuit.Open("expired"));

        Assert.Equal("expired", circuit.Failure);
    }

    private sealed class SetTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
