using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using OmicsTools.Tests.Shell;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Package;

/// <summary>What users get: the right files, described rightly, that work where nothing else is.</summary>
public class PackageTests
{
    private static readonly string[] OwnFiles =
    [
        "CHANGELOG.md",
        "LICENSE",
        "OmicsTools.psd1",
        "README.md",
        "THIRD-PARTY-NOTICES.txt",
        "bin/Core/OmicsTools.Engine.dll",
        "bin/Core/OmicsTools.dll",
        "bin/Desktop/OmicsTools.Engine.dll",
        "bin/Desktop/OmicsTools.dll",
        "bin/OmicsTools.Format.ps1xml",
        "bin/OmicsTools.Types.ps1xml",
        "en-US/OmicsTools.dll-Help.xml",
        "en-US/about_OmicsTools.help.txt",
        "licenses/dotnet/THIRD-PARTY-NOTICES.TXT",
    ];

    [Fact]
    public void It_holds_the_module_and_no_assembly_without_a_notice()
    {
        var others = BuiltPackage.Members.Except(OwnFiles).ToList();

        Assert.Empty(OwnFiles.Except(BuiltPackage.Members));
        Assert.All(others, member => Assert.Matches("^bin/(Core|Desktop)/OmicsTools[.][^/]+[.]dll$", member));
        Assert.Empty(others.Select(member => Path.GetFileNameWithoutExtension(member)["OmicsTools.".Length..]).Except(Notices()));
    }

    [Fact]
    public void It_says_of_itself_what_the_manifest_says()
    {
        using var session = new OmicsSession();
        var manifest = (PSModuleInfo)session.Run($"Test-ModuleManifest '{OmicsSession.Manifest}'").WithoutErrors().Output.Single().BaseObject;

        var metadata = BuiltPackage.Metadata();

        Assert.Equal(manifest.Version.ToString(), metadata["version"]);
        Assert.Equal(manifest.Description, metadata["description"]);
        Assert.Equal(manifest.Author, metadata["authors"]);
        IEnumerable<string> expected =
        [
            "PSModule",
            "PSIncludes_Cmdlet",
            .. manifest.Tags,
            .. manifest.ExportedCmdlets.Keys.SelectMany(cmdlet => new[] { "PSCmdlet_" + cmdlet, "PSCommand_" + cmdlet }),
        ];
        Assert.Equal(expected.Order(), metadata["tags"].Split(' ').Order());
    }

    [Fact]
    public void The_folder_the_zip_and_the_package_hold_the_same()
    {
        var laidOut = Directory.EnumerateFiles(BuiltPackage.Layout, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(BuiltPackage.Layout, file).Replace('\\', '/'));

        Assert.Equal(BuiltPackage.Members.Order(), BuiltPackage.Entries(BuiltPackage.Zip).Order());
        Assert.Equal(BuiltPackage.Members.Order(), laidOut.Order());
    }

    [Fact]
    public void The_checksums_are_those_of_the_files_beside_them()
    {
        var stated = File.ReadAllLines(Path.Combine(BuiltPackage.Folder, "SHA256SUMS")).Select(line => line.Split("  ", 2));

        var actual = new[] { BuiltPackage.Nupkg, BuiltPackage.Zip }
            .Select(file => new[] { Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))), Path.GetFileName(file) });

        Assert.Equal(actual, stated);
    }

    [Fact]
    public async Task Installed_where_nothing_else_is_it_lists_tasks()
    {
        var modules = Directory.CreateTempSubdirectory("omicstools-installed-").FullName;
        try
        {
            var module = BuiltPackage.Install(modules);
            var result = await ShellProcess.RunAsync(
                ["-Command", "(Get-OmicsRunTask 8192911 -Status FAILED)[0].Name; (Get-Module OmicsTools).ModuleBase; "
                    + "[AppDomain]::CurrentDomain.GetAssemblies().Where({ $_.GetName().Name -eq 'OmicsTools.Engine' }).Location"],
                input: null,
                assemblyPath: ShellProcess.CopyTo(Path.Combine(module, "shell")));

            Assert.Equal(string.Empty, result.Errors);
            Assert.Equal(["HaplotypeCaller-3-34", module, Path.Combine(module, "bin", "Core", "OmicsTools.Engine.dll")], result.OutputLines);
        }
        finally
        {
            Directory.Delete(modules, recursive: true);
        }
    }

    private static IEnumerable<string> Notices() =>
        Regex.Matches(
            File.ReadAllText(Path.Combine(BuiltPackage.Layout, "THIRD-PARTY-NOTICES.txt")),
            @"(?<=^(\S.*)?)\b(AWSSDK|System|Microsoft)(\.\w+)+",
            RegexOptions.Multiline | RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)).Select(match => match.Value);
}
