using System;
using System.IO;

namespace OmicsTools.Tests.Shell;

/// <summary>A script file for the length of a test.</summary>
internal sealed class ScriptFile : IDisposable
{
    public ScriptFile(string script, string extension = ".ps1")
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName() + extension);
        File.WriteAllText(Path, script);
    }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);
}
