using System.Collections.Generic;

namespace OmicsTools.Engine.Connection;

/// <summary>The names of the user's profiles, for completion.</summary>
public static class ProfileNames
{
    /// <summary>The names in the default places, or in one file.</summary>
    /// <param name="location">A credentials file; null for the default places.</param>
    /// <returns>The names, in the order of the files.</returns>
    public static IReadOnlyList<string> In(string? location) => new Profiles(location).Names;
}
