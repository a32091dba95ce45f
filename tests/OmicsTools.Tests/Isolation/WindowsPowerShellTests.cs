using System;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Isolation;

/// <summary>What can be told of Windows PowerShell 5.1 without it: the module's folder for it is complete.</summary>
public class WindowsPowerShellTests
{
    // The keys that .NET Framework's own assemblies are signed with.
    private static readonly string[] FrameworkKeys = ["B77A5C561934E089", "B03F5F7F11D50A3A"];

    // PowerShell's own, which PowerShellStandard refers to.
    private const string PowerShell = "System.Management.Automation";

    private static string Folder => Path.Combine(Path.GetDirectoryName(OmicsSession.Manifest)!, "bin", "Desktop");

    [Fact]
    public void The_folder_holds_all_that_is_not_the_frameworks()
    {
        var files = Directory.GetFiles(Folder, "*.dll");
        var own = files.Select(Path.GetFileNameWithoutExtension).ToHashSet();
        Assert.Contains("OmicsTools", own);
        Assert.Contains("OmicsTools.System.Text.Json", own);

        foreach (var file in files)
        {
            using var assembly = new PEReader(File.OpenRead(file));
            var metadata = assembly.GetMetadataReader();
            foreach (var reference in metadata.AssemblyReferences.Select(metadata.GetAssemblyReference))
            {
                var name = metadata.GetString(reference.Name);
                Assert.True(
                    own.Contains(name) || name == PowerShell || FrameworkKeys.Contains(Convert.ToHexString(metadata.GetBlobBytes(reference.PublicKeyOrToken))),
                    $"{Path.GetFileName(file)} refers to {name}, which neither the folder nor .NET Framework has.");
            }
        }
    }
}
