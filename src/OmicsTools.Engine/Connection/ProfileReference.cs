namespace OmicsTools.Engine.Connection;

/// <summary>A profile that was named, and that what it gave access to goes on with.</summary>
public sealed record ProfileReference
{
    /// <summary>Creates a reference.</summary>
    /// <param name="name">The profile's name.</param>
    /// <param name="location">The credentials file that it is in; null for the default places.</param>
    public ProfileReference(string name, string? location = null)
    {
        Name = name;
        Location = location;
    }

    /// <summary>The profile's name.</summary>
    public string Name { get; }

    /// <summary>The credentials file that it is in; null for the default places.</summary>
    public string? Location { get; }

    /// <inheritdoc/>
    public override string ToString() => Location is null ? Name : $"{Name} in {Location}";
}
