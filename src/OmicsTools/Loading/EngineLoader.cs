using System;
using System.IO;
using System.Runtime.InteropServices;

namespace OmicsTools.Loading;

/// <summary>
/// Finds the engine, and keeps it and everything it depends on out of the session's own assemblies, where every AWS module
/// brings another AWSSDK.Core.
/// </summary>
/// <remarks>
/// <see href="https://learn.microsoft.com/powershell/scripting/dev-cross-plat/resolving-dependency-conflicts"/>.
/// The engine stays loaded and registered when the module is removed: .NET cannot let go of the module assembly
/// either, and another runspace may still use both.
/// </remarks>
internal static class EngineLoader
{
    /// <summary>The assembly that the module refers to; all others it knows by the engine alone.</summary>
    public const string EngineName = "OmicsTools.Engine";

    static EngineLoader()
    {
        // Each in a class of its own: neither may be so much as looked at where its part of .NET is missing.
        if (IsWindowsPowerShell)
        {
            FrameworkLoader.Register(Folder("engine-desktop"));
        }
        else
        {
            CoreLoader.Register(Folder("engine"));
        }
    }

    /// <summary>Whether this is .NET Framework, which has no load contexts.</summary>
    public static bool IsWindowsPowerShell { get; } =
        RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    /// <summary>Makes the engine known, once for each process, however often the module is imported.</summary>
    public static void Register()
    {
        // The static constructor does it.
    }

    private static string Folder(string name) =>
        Path.Combine(Path.GetDirectoryName(typeof(EngineLoader).Assembly.Location)!, name);
}
