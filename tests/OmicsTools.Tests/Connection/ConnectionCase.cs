using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Shell;

namespace OmicsTools.Tests.Connection;

/// <summary>
/// A user's configuration, and what the module makes of it: a process of its own, since environment and AWS files belong to
/// a process, with an emulator that records who signed and for which Region.
/// </summary>
internal sealed class ConnectionCase : IAsyncDisposable
{
    public static readonly string[] LongTermKeys =
        ["AKIAPARAMETER", "AKIAPROFILE", "AKIACREDENTIAL", "AKIASESSION", "AKIAENVIRONMENT", "AKIAAWSPROFILE", "AKIADEFAULT", "AKIAPROCESS", "AKIAFIRST", "AKIASECOND"];

    private static readonly string[] TemporaryKeys = ["ASIAWEBIDENTITY", "ASIACONTAINER", "ASIAINSTANCE", "ASIAROLE", "ASIASSO"];

    private readonly Dictionary<string, string?> _environment = new(StringComparer.Ordinal);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("omicstools-");

    private ConnectionCase(EmulatorHost emulator, FakeAws fake)
    {
        Emulator = emulator;
        Fake = fake;
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)))
        {
            Set(name, null);
        }

        Set("HOME", _folder.FullName);
        Set("USERPROFILE", _folder.FullName);
        Set("AWS_ENDPOINT_URL_OMICS", emulator.Endpoint.AbsoluteUri);
        Set("AWS_ENDPOINT_URL_STS", Fake.Endpoint.AbsoluteUri);
        Set("AWS_ENDPOINT_URL_SSO", Fake.Endpoint.AbsoluteUri);
        Set("AWS_EC2_METADATA_DISABLED", "true");
        Write(".aws/credentials", string.Empty);
        Write(".aws/config", string.Empty);
    }

    public EmulatorHost Emulator { get; }

    public FakeAws Fake { get; }

    public List<string> Arguments { get; } = [];

    public List<string> Before { get; } = [];

    public static async Task<ConnectionCase> StartAsync()
    {
        var emulator = await EmulatorHost.StartAsync(new EmulatorOptions
        {
            AccessKeys =
            [
                .. LongTermKeys.Select(key => new AccessKey(key, "s3cr3t")),
                .. TemporaryKeys.Select(key => new AccessKey(key, "s3cr3t", FakeAws.Token)),
            ],
        });
        return new ConnectionCase(emulator, await FakeAws.StartAsync());
    }

    public void Set(string variable, string? value) => _environment[variable] = value;

    /// <summary>Writes a file in the user's home folder, and says where it is.</summary>
    public string Write(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.AppendAllText(path, content + "\n");
        return path;
    }

    /// <summary>Imports a module in the shape of AWS Tools, before anything else.</summary>
    public void ImportAwsTools(string version) => Before.Insert(0, $"Import-Module '{StandIn(version)}'");

    public static string StandIn(string version)
    {
        var path = typeof(ConnectionCase).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "StandIns").Value!;
        return string.Format(System.Globalization.CultureInfo.InvariantCulture, path, version);
    }

    /// <summary>Lists the runs, and says what the process wrote.</summary>
    public Task<ShellResult> RunAsync(string command = "Get-OmicsRun") =>
        RunScriptAsync($"{command} {string.Join(' ', Arguments)} | ForEach-Object Id");

    /// <summary>Runs a script as it is, and says what the process wrote.</summary>
    public Task<ShellResult> RunScriptAsync(string script) => ShellProcess.RunAsync(
        ["-NoEmulator", "-Command", string.Join("; ", Before.Append(script))],
        input: null,
        [.. _environment.Select(variable => (variable.Key, variable.Value))]);

    /// <summary>Who signed the one request, and for which Region.</summary>
    public (string? AccessKeyId, string? Region) Signed => Emulator.Requests.All.Select(request => (request.AccessKeyId, request.Region)).Distinct().Single();

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        await Fake.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
