using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using OmicsTools.TestSupport;

namespace OmicsTools.Emulator.Tests;

/// <summary>The emulator as a program.</summary>
internal sealed class EmulatorProcess : IDisposable
{
    private readonly Process _process;

    public EmulatorProcess(params string[] arguments)
        : this(Environment.CurrentDirectory, arguments)
    {
    }

    public EmulatorProcess(DirectoryInfo folder, params string[] arguments)
        : this(folder.FullName, arguments)
    {
    }

    private EmulatorProcess(string folder, string[] arguments)
        : this([Path.Combine(AppContext.BaseDirectory, "OmicsTools.Emulator.dll"), .. arguments], folder)
    {
    }

    private EmulatorProcess(IEnumerable<string> dotnet, string folder)
    {
        _process = Process.Start(new ProcessStartInfo("dotnet", dotnet)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        })!;
    }

    /// <summary>Starts it as the documents say.</summary>
    public static EmulatorProcess Run()
    {
        var script = typeof(EmulatorProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "ClientsScript").Value!;
        var project = Path.GetFullPath(Path.Combine(script, "../../../src/OmicsTools.Emulator"));
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return new EmulatorProcess(["run", "--no-build", "--configuration", configuration, "--project", project], Environment.CurrentDirectory);
    }

    public void Kill() => _process.Kill();

    /// <summary>Reads output until a line contains something.</summary>
    public async Task<IReadOnlyList<string>> ReadUntilAsync(string part)
    {
        var lines = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lines.Add(line);
            if (line.Contains(part, StringComparison.Ordinal))
            {
                return lines;
            }
        }

        throw new EndOfStreamException($"The program ended without '{part}': {string.Join('\n', lines)}");
    }

    public void Terminate() => Signal.Send(_process.Id, Signal.Terminate);

    public async Task<(int ExitCode, string Output, string Error)> WaitAsync()
    {
        var output = _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_process.ExitCode, await output, await error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
