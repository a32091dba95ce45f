using System;
using System.Management.Automation;

namespace OmicsTools.Loading;

/// <summary>What PowerShell runs when the module is imported, before any cmdlet does.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer
{
    // The engine is built for .NET 8, which came with it.
    private static readonly Version Oldest = new(7, 4);

    /// <inheritdoc/>
    /// <exception cref="PSNotSupportedException">This PowerShell is neither 5.1 nor 7.4 or later.</exception>
    public void OnImport()
    {
        // A manifest can demand one version for all editions only.
        var version = typeof(PSObject).Assembly.GetName().Version;
        if (!EngineLoader.IsWindowsPowerShell && version < Oldest)
        {
            throw new PSNotSupportedException(
                $"OmicsTools needs PowerShell 7.4 or later, or Windows PowerShell 5.1. This is PowerShell {version.ToString(2)}.");
        }

        EngineLoader.Register();
    }
}
