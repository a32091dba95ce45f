namespace OmicsTools.Engine.Connection;

/// <summary>A setting, and where it came from.</summary>
internal sealed class Sourced<T>
{
    public Sourced(T value, string source)
    {
        Value = value;
        Source = source;
    }

    public T Value { get; }

    /// <summary>Where the value came from, as a user would say it; never a secret.</summary>
    public string Source { get; }
}
