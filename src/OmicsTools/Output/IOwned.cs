using OmicsTools.Engine.Connection;

namespace OmicsTools.Output;

/// <summary>What goes on with the profile that it was asked for with, and knows whose run it is of.</summary>
internal interface IOwned
{
    /// <summary>The profile; null where none was named.</summary>
    public ProfileReference? Profile { get; }

    /// <summary>The account; null where it is not known, or an ARN tells it.</summary>
    public string? AccountId { get; }
}
