using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OmicsTools.Tests.Shell;

/// <summary>The built shell, run as a user runs it: a process of its own.</summary>
internal static class ShellProcess
{
    public static string AssemblyPath { get; } = typeof(ShellProcess).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "ShellPath").Value!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<ShellResult> RunAsync(params string[] arguments) => RunAsync(arguments, input: null);

    public static Task<ShellResult> RunCommandAsync(string script) => RunAsync("-NoEmulator", "-Command", script);

    public static Task<ShellResult> RunFileAsync(string path, params string[] arguments) =>
        RunAsync(["-NoEmulator", "-File", path, .. arguments]);

    public static Task<ShellResult> RunAsync(
        string[] arguments, string? input, (string Name, string? Value)[]? environment = null, string? assemblyPath = null) =>
        FinishAsync(Start("dotnet", [assemblyPath ?? AssemblyPath, .. arguments], environment), input);

    /// <summary>Runs the shell on a terminal, which util-linux's script provides; what comes out is what is seen.</summary>
    public static async Task<ShellResult> RunOnTerminalAsync(string script, params (string Name, string? Value)[] environment)
    {
        var command = $"dotnet '{AssemblyPath}' -NoEmulator -Command '{script}'";
        try
        {
            var process = Start("script", ["--quiet", "--return", "--command", command, "/dev/null"], environment);
            return await FinishAsync(process, input: null);
        }
        catch (Win32Exception)
        {
            Assert.Skip("There is no 'script' here to provide a terminal.");
            throw;
        }
    }

    public static Process Start(string program, IEnumerable<string> arguments, (string Name, string? Value)[]? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            // Far from the repository: nothing may depend on where the user stands.
            WorkingDirectory = Path.GetTempPath(),
        };

        // Code that runs for a second is not worth optimizing.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Copies the shell, which imports the module that it lies in or below, and returns the copy's assembly.</summary>
    public static string CopyTo(string folder)
    {
        var built = Path.GetDirectoryName(AssemblyPath)!;
        foreach (var file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(built, file));
            _ = Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return Path.Combine(folder, Path.GetFileName(AssemblyPath));
    }

    public static async Task<ShellResult> FinishAsync(Process process, string? input)
    {
        using (process)
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(Cancellation);
            var errors = process.StandardError.ReadToEndAsync(Cancellation);
            await process.WaitForExitAsync(Cancellation);
            return new ShellResult(process.ExitCode, await output, await errors);
        }
    }
}

internal sealed record ShellResult(int ExitCode, string Output, string Errors)
{
    public string[] OutputLines => Output.ReplaceLineEndings("\n").Split('\n', System.StringSplitOptions.RemoveEmptyEntries);
}
