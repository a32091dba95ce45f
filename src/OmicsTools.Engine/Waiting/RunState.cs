
namespace OmicsTools.Engine.Waiting;

/// <summary>How a run stands, or why that cannot be said.</summary>
internal sealed class RunState
{
    public RunState(string runId, Run record)
    {
        RunId = runId;
        Record = record;
    }

    public RunState(string runId, OmicsException failure)
    {
        RunId = runId;
        Failure = failure;
    }

    /// <summary>The id that was asked for.</summary>
    public string RunId { get; }

    /// <summary>The run; null where there is a failure.</summary>
    public Run? Record { get; }

    /// <summary>Why there is no run; null where there is one.</summary>
    public OmicsException? Failure { get; }
}
