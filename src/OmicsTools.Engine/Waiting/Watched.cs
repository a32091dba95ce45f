using System.Collections.Generic;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;

namespace OmicsTools.Engine.Waiting;

/// <summary>What is waited for of one run.</summary>
internal abstract class Watched
{
    protected Watched(RunRequest request)
    {
        Request = request;
    }

    /// <summary>The run.</summary>
    public RunRequest Request { get; }

    /// <summary>The run as it was seen last; null while it was not seen, or need not be.</summary>
    public Run? Run { get; set; }

    /// <summary>Whether the service ever answered.</summary>
    public virtual bool HasAnswered => Run is not null;

    /// <summary>Whether nothing more is waited for.</summary>
    public bool HasEnded { get; set; }

    /// <summary>What is to be said when no more can be known.</summary>
    public abstract IEnumerable<StreamEvent<StatusChange>> Failed(OmicsException failure);

    /// <summary>What is to be said when the time is up.</summary>
    public abstract IEnumerable<StreamEvent<StatusChange>> TimedOut();
}
