using System;
using System.IO;
using System.Runtime.CompilerServices;

namespace OmicsTools.Tests.Support;

/// <summary>Keeps the AWS configuration of whoever runs the tests out of them.</summary>
internal static class CleanEnvironment
{
    [ModuleInitializer]
    internal static void Clean()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys)
        {
            if (((string)name).StartsWith("AWS_", StringComparison.OrdinalIgnoreCase))
            {
                Environment.SetEnvironmentVariable((string)name, null);
            }
        }

        var nowhere = Path.Combine(Path.GetTempPath(), "omicstools-tests-no-aws-files");
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", Path.Combine(nowhere, "credentials"));
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", Path.Combine(nowhere, "config"));
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
    }
}
