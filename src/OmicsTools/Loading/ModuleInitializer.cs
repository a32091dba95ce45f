using System.Management.Automation;

namespace OmicsTools.Loading;

/// <summary>What PowerShell runs when the module is imported, before any cmdlet does.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer
{
    /// <inheritdoc/>
    public void OnImport() => EngineLoader.Register();
}
