using System;
using System.Threading.Tasks;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;

namespace OmicsTools.Engine.Waiting;

/// <summary>What a wait goes by, whatever it waits for.</summary>
internal sealed class WaitContext
{
    public WaitContext(OmicsConnections connections, WaitOptions options, CallLimits limits, WaitTally tally, Func<string, ValueTask> log)
    {
        Connections = connections;
        Options = options;
        Limits = limits;
        Tally = tally;
        Log = log;
    }

    public OmicsConnections Connections { get; }

    public WaitOptions Options { get; }

    public CallLimits Limits { get; }

    /// <summary>Is told of every change.</summary>
    public WaitTally Tally { get; }

    public Func<string, ValueTask> Log { get; }
}
