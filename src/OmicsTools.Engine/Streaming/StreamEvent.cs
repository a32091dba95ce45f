namespace OmicsTools.Engine.Streaming;

/// <summary>Something a stream has to say, in the order it is to be said: a result, a failure, both, or a message.</summary>
/// <typeparam name="T">The type of the results.</typeparam>
public sealed class StreamEvent<T>
    where T : class
{
    internal StreamEvent(T? value, OmicsException? failure = null)
    {
        Value = value;
        Failure = failure;
    }

    internal StreamEvent(string message, bool isWarning = false)
    {
        Message = message;
        IsWarning = isWarning;
    }

    /// <summary>A result; null when there is none in this event.</summary>
    public T? Value { get; }

    /// <summary>What the user gave for it; null for what was listed.</summary>
    public object? Target { get; internal set; }

    /// <summary>What could not be had; beside a result, what the result lacks.</summary>
    public OmicsException? Failure { get; }

    /// <summary>A line for whoever wants to follow the work; null otherwise.</summary>
    public string? Message { get; internal set; }

    /// <summary>Whether the line is a warning, for whoever asked, and not only for whoever follows the work.</summary>
    public bool IsWarning { get; internal set; }
}
