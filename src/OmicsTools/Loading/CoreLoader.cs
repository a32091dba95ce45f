using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading;

namespace OmicsTools.Loading;

/// <summary>Loads the engine in PowerShell 7: into a load context of its own.</summary>
/// <remarks>
/// A load context's own assemblies come first when it looks for one, so a context that holds all of the engine's from the
/// start needs no class derived from it. There must be none in this assembly: Windows PowerShell looks at all types of a
/// module, and would fail at one whose base class, or the type of whose field, it lacks.
/// <see href="https://learn.microsoft.com/dotnet/core/dependency-loading/loading-managed"/>.
/// </remarks>
internal static class CoreLoader
{
    private static Lazy<Assembly>? _engine;

    /// <summary>Answers for the engine's name from now on.</summary>
    /// <param name="folder">The folder with the engine and all it depends on.</param>
    public static void Register(string folder)
    {
        _engine = new Lazy<Assembly>(() => Load(folder), LazyThreadSafetyMode.ExecutionAndPublication);

        // Said at length: the compiler keeps the short form in a field.
        AssemblyLoadContext.Default.Resolving += new Func<AssemblyLoadContext, AssemblyName, Assembly?>(Resolve);
    }

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name == EngineLoader.EngineName ? _engine!.Value : null;

    private static Assembly Load(string folder)
    {
        // The reference assembly is older than this constructor.
        var context = (AssemblyLoadContext)Activator.CreateInstance(typeof(AssemblyLoadContext), "OmicsTools", false)!;
        Assembly? engine = null;
        foreach (var file in Directory.GetFiles(folder, "*.dll"))
        {
            var assembly = context.LoadFromAssemblyPath(file);
            if (assembly.GetName().Name == EngineLoader.EngineName)
            {
                engine = assembly;
            }
        }

        return engine ?? throw new FileNotFoundException("The engine is not there.", Path.Combine(folder, EngineLoader.EngineName + ".dll"));
    }
}
