using System;

namespace OmicsTools.Engine.Calls;

/// <summary>Chance, for pauses of callers that should not all come back at once.</summary>
internal static class Chance
{
    private static readonly Random Random = new();

    /// <summary>A number from 0 to 1. <see cref="System.Random"/> is not safe for several threads, and netstandard2.0 has none to share.</summary>
    public static double NextDouble()
    {
        lock (Random)
        {
            return Random.NextDouble();
        }
    }
}
