namespace OmicsTools.Emulator;

/// <summary>A request, as a call of one of a service's operations.</summary>
/// <param name="Operation">The operation; null where the request is none.</param>
/// <param name="RunId">The run that the request names; null where it names none.</param>
/// <param name="TaskId">The task that the request names; null where it names none.</param>
internal abstract record ServiceCall(string? Operation, string? RunId, string? TaskId)
{
    /// <summary>The token of the page that is asked for; null for the first page.</summary>
    public abstract string? PageToken { get; }
}
