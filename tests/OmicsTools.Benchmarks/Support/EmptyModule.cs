using System;
using System.IO;
using System.Management.Automation;
using System.Reflection;
using System.Reflection.Emit;

namespace OmicsTools.Benchmarks.Support;

/// <summary>The least that a binary module can be: a manifest, and an assembly with one cmdlet that does nothing.</summary>
internal sealed class EmptyModule : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("EmptyModule");

    /// <summary>Writes it to a folder of its own.</summary>
    public EmptyModule()
    {
        const string Name = "EmptyModule";
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(Name), typeof(object).Assembly);
        var cmdlet = assembly.DefineDynamicModule(Name)
            .DefineType("GetEmptyCommand", TypeAttributes.Public | TypeAttributes.Sealed, typeof(PSCmdlet));
        cmdlet.SetCustomAttribute(new CustomAttributeBuilder(
            typeof(CmdletAttribute).GetConstructor([typeof(string), typeof(string)])!, [VerbsCommon.Get, "Empty"]));
        _ = cmdlet.CreateType();
        assembly.Save(Assembly);
        File.WriteAllText(Manifest, $"@{{ RootModule = '{Name}.dll'; ModuleVersion = '1.0.0'; CmdletsToExport = @('Get-Empty') }}");
    }

    /// <summary>The assembly, which can be imported by itself.</summary>
    public string Assembly => Path.Combine(_folder.FullName, "EmptyModule.dll");

    /// <summary>The manifest, without which no module can be published.</summary>
    public string Manifest => Path.Combine(_folder.FullName, "EmptyModule.psd1");

    /// <summary>Removes it again.</summary>
    public void Dispose() => _folder.Delete(recursive: true);
}
