using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace OmicsTools.Loading;

/// <summary>
/// Finds the engine, and keeps it and everything it depends on out of the session's own load context, where every
/// AWS module brings another AWSSDK.Core.
/// </summary>
/// <remarks>
/// <see href="https://learn.microsoft.com/powershell/scripting/dev-cross-plat/resolving-dependency-conflicts"/>.
/// The engine stays loaded and registered when the module is removed: .NET cannot let go of the module assembly
/// either, and another runspace may still use both.
/// </remarks>
internal static class EngineLoader
{
    private const string EngineName = "OmicsTools.Engine";

    private static readonly Lazy<Assembly> Engine = new(Load);

    static EngineLoader()
    {
        AssemblyLoadContext.Default.Resolving += (_, name) => name.Name == EngineName ? Engine.Value : null;
    }

    /// <summary>Makes the engine known, once for each process, however often the module is imported.</summary>
    public static void Register()
    {
        // The static constructor does it.
    }

    private static Assembly Load()
    {
        var folder = Path.Combine(Path.GetDirectoryName(typeof(EngineLoader).Assembly.Location)!, "engine");
        return new EngineLoadContext(folder).LoadFromAssemblyPath(Path.Combine(folder, EngineName + ".dll"));
    }

    private sealed class EngineLoadContext : AssemblyLoadContext
    {
        private readonly string _folder;

        public EngineLoadContext(string folder)
        {
            _folder = folder;
        }

        // Whatever lies in the engine's folder is the engine's own; everything else is .NET's.
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var path = Path.Combine(_folder, assemblyName.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
