using System;
using System.IO;
using System.Management.Automation;
using System.Reflection;
using System.Reflection.Emit;

namespace OmicsTools.Benchmarks.Support;

/// <summary>The least that a binary module can be: an assembly with one cmdlet that does nothing.</summary>
internal static class EmptyModule
{
    /// <summary>Writes it to a new file.</summary>
    /// <returns>The file's path.</returns>
    public static string Write()
    {
        var name = $"EmptyModule{Environment.ProcessId}";
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name), typeof(object).Assembly);
        var cmdlet = assembly.DefineDynamicModule(name)
            .DefineType("GetEmptyCommand", TypeAttributes.Public | TypeAttributes.Sealed, typeof(PSCmdlet));
        cmdlet.SetCustomAttribute(new CustomAttributeBuilder(
            typeof(CmdletAttribute).GetConstructor([typeof(string), typeof(string)])!, [VerbsCommon.Get, "Empty"]));
        _ = cmdlet.CreateType();

        var path = Path.Combine(Path.GetTempPath(), name + ".dll");
        assembly.Save(path);
        return path;
    }
}
