using System;
using System.IO;

namespace OmicsTools.Shell;

internal static class ModuleManifest
{
    private const string FileName = "OmicsTools.psd1";

    /// <summary>The manifest at the root of the repository that this program was built in.</summary>
    /// <exception cref="StartException">The program was moved out of its repository.</exception>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var manifest = Path.Combine(folder.FullName, FileName);
            if (File.Exists(manifest))
            {
                return manifest;
            }
        }

        throw new StartException($"{FileName} is in none of the folders above {AppContext.BaseDirectory}.");
    }
}

/// <summary>The shell cannot start; the message says why, in full.</summary>
internal sealed class StartException(string message) : Exception(message);
