namespace OmicsTools.Engine.Waiting;

/// <summary>Something waited for was seen in a status that it was not seen in before.</summary>
/// <typeparam name="T">The type of what is waited for.</typeparam>
public sealed class StatusChange<T>
    where T : class
{
    internal StatusChange(T record, string? previousStatus, bool isEnd)
    {
        Record = record;
        PreviousStatus = previousStatus;
        IsEnd = isEnd;
    }

    /// <summary>What was seen.</summary>
    public T Record { get; }

    /// <summary>The status it was seen in before; null when it is seen for the first time.</summary>
    public string? PreviousStatus { get; }

    /// <summary>Whether nothing more will be said of it: it has ended, or is gone and this is the last that is known.</summary>
    public bool IsEnd { get; }
}
