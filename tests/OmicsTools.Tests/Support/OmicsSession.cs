using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;

namespace OmicsTools.Tests.Support;

/// <summary>A PowerShell session with the module imported from its manifest, as a user has it.</summary>
public sealed class OmicsSession : IDisposable
{
    private static readonly System.Threading.Lock Opening = new();

    private readonly Runspace _runspace;

    public OmicsSession(bool import = true, PSHost? host = null)
    {
        // Opened one at a time: the engine fills tables of its own meanwhile that all runspaces of a process share.
        lock (Opening)
        {
            var state = InitialSessionState.CreateDefault2();
            _runspace = host is null ? RunspaceFactory.CreateRunspace(state) : RunspaceFactory.CreateRunspace(host, state);
            _runspace.Open();
        }

        if (import)
        {
            _ = Run($"Import-Module '{Manifest}'").WithoutErrors();
        }
    }

    /// <summary>The manifest at the repository's root.</summary>
    public static string Manifest { get; } = FindManifest();

    /// <summary>Runs a script; what is piped in arrives as <c>$input</c>.</summary>
    public SessionResult Run(string script, params object?[] input)
    {
        using var shell = PowerShell.Create(_runspace);
        _ = shell.AddScript(script);
        var output = new PSDataCollection<PSObject>();
        ErrorRecord? terminating = null;
        try
        {
            shell.Invoke(input, output);
        }
        catch (RuntimeException e)
        {
            terminating = e.ErrorRecord;
        }

        return new SessionResult(
            [.. output],
            [.. shell.Streams.Error],
            terminating,
            [.. shell.Streams.Verbose.Select(record => record.Message)],
            [.. shell.Streams.Warning.Select(record => record.Message)]);
    }

    /// <summary>Runs a command such that an error that ends it ends the script too, which one that does not would not.</summary>
    public SessionResult RunAndThrow(string command) => Run($"try {{ {command} }} catch {{ throw }}");

    /// <summary>Starts a script in the background, for a test that interferes with it.</summary>
    public PowerShell Start(string script, PSDataCollection<PSObject> output, out IAsyncResult running)
    {
        var shell = PowerShell.Create(_runspace);
        _ = shell.AddScript(script);
        var nothing = new PSDataCollection<PSObject>();
        nothing.Complete();
        running = shell.BeginInvoke(nothing, output);
        return shell;
    }

    public void Dispose() => _runspace.Dispose();

    private static string FindManifest()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "OmicsTools.psd1");
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new FileNotFoundException("OmicsTools.psd1 is not above " + AppContext.BaseDirectory);
    }
}
