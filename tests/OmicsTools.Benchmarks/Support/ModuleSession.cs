using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using OmicsTools.Emulator;

namespace OmicsTools.Benchmarks.Support;

/// <summary>The module in a runspace, imported from its manifest, asking one emulator at no pace of its own.</summary>
internal sealed class ModuleSession : IDisposable
{
    private readonly Runspace _runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());

    public ModuleSession(Uri endpoint)
    {
        _runspace.Open();
        _ = Time($"Import-Module '{Manifest}'");
        _ = Time($$"""
            $PSDefaultParameterValues = @{
                '*-Omics*:EndpointUrl' = '{{endpoint.AbsoluteUri.TrimEnd('/')}}'
                '*-Omics*:AccessKey' = '{{EmulatorKeys.Default.AccessKeyId}}'
                '*-Omics*:SecretKey' = '{{EmulatorKeys.Default.SecretAccessKey}}'
                '*-Omics*:MaxRequestsPerSecond' = 100000
            }
            """);
    }

    /// <summary>The manifest at the repository's root.</summary>
    public static string Manifest { get; } = FindManifest();

    /// <summary>Runs a script whose output goes nowhere, and says how long it took. An error ends the benchmark.</summary>
    public TimeSpan Time(string script)
    {
        // Out-Null would bind each object to its parameter, which costs more than many an object.
        using var shell = Create($". {{ {script} }} > $null");
        var begun = Stopwatch.GetTimestamp();
        _ = shell.Invoke();
        var taken = Stopwatch.GetElapsedTime(begun);
        return shell.Streams.Error.FirstOrDefault() is { } error ? throw new InvalidOperationException($"{script}: {error}") : taken;
    }

    /// <summary>Runs a script and returns its one value.</summary>
    public T Value<T>(string script)
    {
        using var shell = Create(script);
        var values = shell.Invoke<T>();
        return values.Count == 1 ? values[0] : throw new InvalidOperationException($"{script}: {shell.Streams.Error.FirstOrDefault()}");
    }

    /// <summary>A script that is ready to run.</summary>
    public PowerShell Create(string script) => PowerShell.Create(_runspace).AddScript(script);

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
