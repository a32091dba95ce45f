using System;
using System.Linq;
using System.Threading.Tasks;
using OmicsTools.Tests.Shell;

namespace OmicsTools.Tests.Connection;

/// <summary>No secret is in anything that a command writes, wherever the keys come from, whether it succeeds or fails.</summary>
public class SecretTests
{
    // Everything but InvocationInfo, which is PowerShell's record of what the user typed.
    private const string Dump = """
        $shell = [powershell]::Create('CurrentRunspace').AddScript("$command -Verbose -Debug -InformationAction Continue")
        $output = try { $shell.Invoke() } catch { $_ }
        $written = @($output) + @('Error', 'Warning', 'Verbose', 'Debug', 'Information', 'Progress' | ForEach-Object { $shell.Streams.$_ })
        foreach ($item in $written) {
            foreach ($record in @($item) + @($item.ErrorRecord) + @($item.Exception.ErrorRecord)) {
                "$record"
                foreach ($exception in @($record.Exception) + @($record.Exception.InnerException)) {
                    "$exception"
                    "$($exception.Message) $($exception.Details) $($exception.Data.Keys) $($exception.Data.Values) $($exception.StackTrace)"
                }
                "$($record.ErrorDetails) $($record.ErrorDetails.RecommendedAction) $($record.TargetObject) $($record.CategoryInfo) $($record.FullyQualifiedErrorId)"
                "$($record.Message) $($record.MessageData) $($record.Activity) $($record.StatusDescription) $($record.CurrentOperation)"
            }
        }
        """;

    public static TheoryData<string> Keys => [.. CredentialOrderTests.Sources.Select(source => source.Key)];

    public static TheoryData<string> Profiles =>
    [
        .. ProfileTests.Kinds.Select(kind => kind.Data.Item1)
            .Union(ProfileTests.Failing.Select(kind => kind.Data.Item1), StringComparer.Ordinal),
        "credential_process = cat {home}/torn.json",
        "credential_process = cat {home}/keys.json; false",
    ];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_source_of_keys_is_named_and_its_secrets_are_not(string key)
    {
        await using var user = await ConnectionCase.StartAsync();
        CredentialOrderTests.Sources.Single(source => source.Key == key).SetUp(user);

        Check(
            await WrittenAsync(user, "Get-OmicsRunTask 8192911, 9999999 -Region us-east-1", "Get-OmicsRun -Region us-east-1 -EndpointUrl http://127.0.0.1:9"),
            "Credentials from",
            "RunNotFound",
            "EndpointUnreachable");
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task A_profile_is_named_and_its_secrets_are_not(string settings)
    {
        await using var user = await ConnectionCase.StartAsync();
        ProfileTests.SetUp(user, settings);
        user.Write("torn.json", """{ "Version": 1, "AccessKeyId": "AKIAPROCESS", "SecretAccessKey": "s3cr3t" "SessionToken": "t0k3n" """);

        Check(await WrittenAsync(user, "Get-OmicsRunTask 8192911, 9999999"), "the profile 'p'");
    }

    private static Task<ShellResult> WrittenAsync(ConnectionCase user, params string[] commands) => user.RunScriptAsync(
        string.Join("; ", commands.Select(command =>
            $"$command = '{$"{command} {string.Join(' ', user.Arguments)}".Replace("'", "''", StringComparison.Ordinal)}'; {Dump}")));

    private static void Check(ShellResult result, params string[] written)
    {
        Assert.Equal(string.Empty, result.Errors);
        Assert.All(written, text => Assert.Contains(text, result.Output, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("s3cr3t", result.Output);
        Assert.DoesNotContain("t0k3n", result.Output);
    }
}
