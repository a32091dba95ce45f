using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;

namespace OmicsTools.Tests.Package;

/// <summary>What the build made to be handed out.</summary>
internal static class BuiltPackage
{
    // What the format adds; Install-PSResource and Install-Module remove it after unpacking.
    private static readonly string[] FormatEntries = ["OmicsTools.nuspec", "[Content_Types].xml", "_rels", "package"];

    public static string Folder { get; } = typeof(BuiltPackage).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "Packages").Value!;

    public static string Version { get; } = typeof(BuiltPackage).Assembly.GetName().Version!.ToString(3);

    public static string Nupkg { get; } = Path.Combine(Folder, $"OmicsTools.{Version}.nupkg");

    public static string Zip { get; } = Path.Combine(Folder, $"OmicsTools-{Version}.zip");

    public static string Layout { get; } = Path.Combine(Folder, Version);

    /// <summary>The module's files in the package.</summary>
    public static IReadOnlyList<string> Members { get; } = [.. Entries(Nupkg).Where(entry => !FormatEntries.Contains(entry.Split('/')[0]))];

    public static IReadOnlyList<string> Entries(string archive)
    {
        using var zip = ZipFile.OpenRead(archive);
        return [.. zip.Entries.Select(entry => entry.FullName).Where(name => !name.EndsWith('/'))];
    }

    /// <summary>The properties that the package states about itself.</summary>
    public static IReadOnlyDictionary<string, string> Metadata()
    {
        using var zip = ZipFile.OpenRead(Nupkg);
        using var nuspec = zip.GetEntry("OmicsTools.nuspec")!.Open();
        return XDocument.Load(nuspec).Root!.Elements().Single().Elements().ToDictionary(element => element.Name.LocalName, element => element.Value);
    }

    /// <summary>Unpacks the package into a folder of modules, as installing it does, and returns the module's folder.</summary>
    public static string Install(string modules)
    {
        var target = Path.Combine(modules, "OmicsTools", Version);
        ZipFile.ExtractToDirectory(Nupkg, target);
        foreach (var entry in FormatEntries.Select(name => Path.Combine(target, name)))
        {
            if (Directory.Exists(entry))
            {
                Directory.Delete(entry, recursive: true);
            }
            else
            {
                File.Delete(entry);
            }
        }

        return target;
    }
}
