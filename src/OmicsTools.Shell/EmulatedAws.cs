using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using OmicsTools.Emulator;

namespace OmicsTools.Shell;

/// <summary>
/// A HealthOmics of this program's own on a free loopback port, and an environment in which every AWS client of this
/// process, and of the programs it starts, finds that one and nothing of the user's own configuration.
/// </summary>
internal static class EmulatedAws
{
    public static async Task<EmulatorHost> StartAsync()
    {
        BypassProxy();
        var emulator = await EmulatorHost.StartAsync(new EmulatorOptions()).ConfigureAwait(false);
        foreach (var (name, value) in Settings(emulator.Endpoint))
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        return emulator;
    }

    /// <summary>
    /// Environment variables of the AWS SDKs (https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html);
    /// null: not set.
    /// </summary>
    private static Dictionary<string, string?> Settings(Uri endpoint)
    {
        var noFile = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";
        return new(StringComparer.Ordinal)
        {
            ["AWS_ENDPOINT_URL_OMICS"] = endpoint.AbsoluteUri,
            ["AWS_ENDPOINT_URL_CLOUDWATCH_LOGS"] = endpoint.AbsoluteUri,
            ["AWS_ACCESS_KEY_ID"] = EmulatorKeys.Default.AccessKeyId,
            ["AWS_SECRET_ACCESS_KEY"] = EmulatorKeys.Default.SecretAccessKey,
            ["AWS_SESSION_TOKEN"] = null,
            ["AWS_REGION"] = "us-east-1",
            ["AWS_DEFAULT_REGION"] = null,
            ["AWS_PROFILE"] = null,
            ["AWS_DEFAULT_PROFILE"] = null,
            ["AWS_CONFIG_FILE"] = noFile,
            ["AWS_SHARED_CREDENTIALS_FILE"] = noFile,
            ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = null,
            ["AWS_USE_FIPS_ENDPOINT"] = null,
            ["AWS_USE_DUALSTACK_ENDPOINT"] = null,
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        };
    }

    /// <summary>A proxy between the user and AWS knows nothing of this machine's loopback ports.</summary>
    private static void BypassProxy()
    {
        const string Name = "NO_PROXY";
        const string Loopback = "127.0.0.1,localhost";
        var others = Environment.GetEnvironmentVariable(Name);
        Environment.SetEnvironmentVariable(Name, string.IsNullOrEmpty(others) ? Loopback : $"{others},{Loopback}");
    }
}
