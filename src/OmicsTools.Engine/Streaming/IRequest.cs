namespace OmicsTools.Engine.Streaming;

/// <summary>Something asked for, that knows what the user gave for it.</summary>
internal interface IRequest
{
    /// <summary>The id, the ARN or the object; an error record carries it back. Null for what the user did not name.</summary>
    public object? Target { get; }
}
