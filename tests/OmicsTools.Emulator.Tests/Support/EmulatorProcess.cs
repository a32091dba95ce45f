using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;

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
    {
        var program = Path.Combine(AppContext.BaseDirectory, "OmicsTools.Emulator.dll");
        _process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        })!;
    }

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

    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

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
