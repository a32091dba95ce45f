using System;

namespace OmicsTools.Engine.Waiting;

/// <summary>How long to wait, how often to look, and what is enough.</summary>
public sealed class WaitOptions
{
    /// <summary>The longest to wait, not counting the time the computer sleeps; null for no limit.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>The pause between two looks; null for half a minute at first, and longer ones the longer the wait takes.</summary>
    public TimeSpan? PollingInterval { get; set; }

    /// <summary>Whether the first one that ends is enough.</summary>
    public bool Any { get; set; }

    /// <summary>Whether to stop as soon as one ends otherwise than COMPLETED, or cannot be had.</summary>
    public bool FailFast { get; set; }
}
