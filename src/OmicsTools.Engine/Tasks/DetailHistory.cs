namespace OmicsTools.Engine.Tasks;

/// <summary>What the runs of one stream showed about the use of asking for details.</summary>
internal sealed class DetailHistory
{
    private volatile bool _lastWasDenied;

    /// <summary>Whether access was denied to all of a run's tasks, and no call has succeeded since.</summary>
    public bool LastWasDenied
    {
        get => _lastWasDenied;
        set => _lastWasDenied = value;
    }
}
