namespace OmicsTools.Emulator;

/// <summary>A hash that is the same in every process.</summary>
internal static class StableHash
{
    /// <summary>The FNV-1a hash of a text.</summary>
    public static uint Of(string text)
    {
        var hash = 2166136261u;
        foreach (var character in text)
        {
            hash = unchecked((hash ^ character) * 16777619);
        }

        return hash;
    }
}
