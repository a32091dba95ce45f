using System;
using System.IO;
using System.Reflection;

namespace OmicsTools.Loading;

/// <summary>Loads the engine in Windows PowerShell 5.1: beside whatever else is loaded, by its path.</summary>
/// <remarks>
/// .NET Framework keeps assemblies that were loaded by path apart from all others, even from those of the same name and
/// version, and asks here for each that one of them needs.
/// <see href="https://learn.microsoft.com/dotnet/framework/deployment/best-practices-for-assembly-loading"/>.
/// What the global assembly cache holds under the same name and version still comes first.
/// </remarks>
internal static class FrameworkLoader
{
    private static string? _folder;

    /// <summary>Answers for the engine's name, and for all that the engine needs.</summary>
    /// <param name="folder">The folder with the engine and all it depends on.</param>
    public static void Register(string folder)
    {
        _folder = folder;
        AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    private static Assembly? Resolve(object sender, ResolveEventArgs request)
    {
        var name = new AssemblyName(request.Name).Name;
        if (name != EngineLoader.EngineName && !IsOurs(request.RequestingAssembly))
        {
            return null;
        }

        var path = Path.Combine(_folder!, name + ".dll");
        return File.Exists(path) ? Assembly.LoadFile(path) : null;
    }

    // The SDK also loads its parts by name; whoever asks for those lies in the same folder.
    private static bool IsOurs(Assembly? assembly) => assembly is { IsDynamic: false }
        && string.Equals(Path.GetDirectoryName(assembly.Location), _folder, StringComparison.OrdinalIgnoreCase);
}
