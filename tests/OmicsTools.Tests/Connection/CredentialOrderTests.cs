using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;

namespace OmicsTools.Tests.Connection;

/// <summary>Where credentials come from, first hit first.</summary>
public class CredentialOrderTests
{
    // In order. Each is there beside the next one, and wins.
    private static readonly (string Key, Action<ConnectionCase> SetUp)[] Sources =
    [
        ("AKIAPARAMETER", user => user.Arguments.Add("-AccessKey AKIAPARAMETER -SecretKey secret")),
        ("AKIAPROFILE", user =>
        {
            user.Write(".aws/credentials", "[named]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = secret");
            user.Arguments.Add("-ProfileName named");
        }),
        ("AKIACREDENTIAL", user =>
        {
            ImportAwsToolsOnce(user);
            user.Before.Add("$credential = [Amazon.Runtime.BasicAWSCredentials]::new('AKIACREDENTIAL', 'secret')");
            user.Arguments.Add("-Credential $credential");
        }),
        ("AKIASESSION", user =>
        {
            ImportAwsToolsOnce(user);
            user.Before.Add("Set-AWSCredential -AccessKey AKIASESSION -SecretKey secret");
        }),
        ("AKIAENVIRONMENT", user =>
        {
            user.Set("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT");
            user.Set("AWS_SECRET_ACCESS_KEY", "secret");
        }),
        ("ASIAWEBIDENTITY", user =>
        {
            user.Set("AWS_WEB_IDENTITY_TOKEN_FILE", user.Write("token", "identity"));
            user.Set("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/r");
        }),
        ("AKIAAWSPROFILE", user =>
        {
            user.Write(".aws/config", "[profile elsewhere]\naws_access_key_id = AKIAAWSPROFILE\naws_secret_access_key = secret");
            user.Set("AWS_PROFILE", "elsewhere");
        }),
        ("AKIADEFAULT", user => user.Write(".aws/credentials", "[default]\naws_access_key_id = AKIADEFAULT\naws_secret_access_key = secret")),
        ("ASIACONTAINER", user => user.Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", $"{user.Fake.Endpoint}container")),
        ("ASIAINSTANCE", user =>
        {
            user.Set("AWS_EC2_METADATA_DISABLED", "false");
            user.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", user.Fake.Endpoint.AbsoluteUri.TrimEnd('/'));
        }),
    ];

    public static IEnumerable<TheoryDataRow<string, string>> Neighbours =>
        Sources.Zip(Sources.Skip(1)).Select(pair => new TheoryDataRow<string, string>(pair.First.Key, pair.Second.Key));

    [Theory]
    [MemberData(nameof(Neighbours))]
    public async Task Of_two_sources_the_nearer_one_signs(string nearer, string farther)
    {
        await using var user = await ConnectionCase.StartAsync();
        user.Set("AWS_REGION", "us-east-1");
        foreach (var (_, setUp) in Sources.Where(source => source.Key == nearer || source.Key == farther))
        {
            setUp(user);
        }

        var result = await user.RunAsync();

        Assert.Equal(string.Empty, result.Errors);
        Assert.Equal(nearer, user.Signed.AccessKeyId);
    }

    [Fact]
    public async Task The_last_source_signs_where_it_is_alone()
    {
        await using var user = await ConnectionCase.StartAsync();
        user.Set("AWS_REGION", "us-east-1");
        Sources[^1].SetUp(user);

        var result = await user.RunAsync();

        Assert.Equal(string.Empty, result.Errors);
        Assert.Equal("ASIAINSTANCE", user.Signed.AccessKeyId);
    }

    [Fact]
    public async Task A_named_profile_that_is_missing_is_not_replaced_by_another_source()
    {
        await using var user = await ConnectionCase.StartAsync();
        user.Set("AWS_REGION", "us-east-1");
        user.Set("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT");
        user.Set("AWS_SECRET_ACCESS_KEY", "secret");

        var result = await user.RunAsync("try { Get-OmicsRun -ProfileName gone } catch { $_.FullyQualifiedErrorId } $null");

        Assert.Empty(user.Emulator.Requests.All);
        Assert.Contains("gone", (await user.RunAsync("Get-OmicsRun -ProfileName gone")).Errors);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task No_source_at_all_is_an_error_that_asks_no_instance_twice()
    {
        await using var user = await ConnectionCase.StartAsync();
        user.Set("AWS_REGION", "us-east-1");
        user.Set("AWS_EC2_METADATA_DISABLED", "false");

        // Nobody listens at port 9: as off EC2, nobody answers.
        user.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://127.0.0.1:9");
        var result = await user.RunAsync("$id = try { Get-OmicsRun } catch { $_.FullyQualifiedErrorId }; [pscustomobject]@{ Id = $id }");

        Assert.Contains("CredentialsNotFound", result.Output);
    }

    [Theory]
    [InlineData("role_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base", "ASIAROLE")]
    [InlineData("role_arn = arn:aws:iam::123456789012:role/r\ncredential_source = Environment", "ASIAROLE")]
    [InlineData("role_arn = arn:aws:iam::123456789012:role/r\nweb_identity_token_file = {home}/token", "ASIAWEBIDENTITY")]
    [InlineData("credential_process = cat {home}/keys.json", "AKIAPROCESS")]
    [InlineData("sso_session = s\nsso_account_id = 123456789012\nsso_role_name = r\n[sso-session s]\nsso_region = us-east-1\nsso_start_url = https://x.awsapps.com/start", "ASIASSO")]
    [InlineData("sso_account_id = 123456789012\nsso_role_name = r\nsso_region = us-east-1\nsso_start_url = https://x.awsapps.com/start", "ASIASSO")]
    public async Task Profiles_of_every_kind_give_keys(string settings, string accessKey)
    {
        await using var user = await ConnectionCase.StartAsync();
        user.Set("AWS_REGION", "us-east-1");
        user.Set("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT");
        user.Set("AWS_SECRET_ACCESS_KEY", "secret");
        var home = System.IO.Path.GetDirectoryName(user.Write("token", "identity"))!;
        user.Write("keys.json", """{ "Version": 1, "AccessKeyId": "AKIAPROCESS", "SecretAccessKey": "secret" }""");
        foreach (var cached in new[] { "s", "https://x.awsapps.com/start" })
        {
            user.Write($".aws/sso/cache/{CacheName(cached)}.json", """{ "accessToken": "t", "expiresAt": "2100-01-01T00:00:00Z", "region": "us-east-1", "startUrl": "https://x.awsapps.com/start" }""");
        }

        user.Write(".aws/credentials", "[base]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = secret");
        user.Write(".aws/config", $"[profile p]\n{settings.Replace("{home}", home, StringComparison.Ordinal)}");
        user.Arguments.Add("-ProfileName p");

        var result = await user.RunAsync();

        Assert.Equal(string.Empty, result.Errors);
        Assert.Equal(accessKey, user.Signed.AccessKeyId);
    }

    [Theory]
    [InlineData("role_arn = arn:aws:iam::123456789012:role/denied\nsource_profile = base", "CredentialsNotFound")]
    [InlineData("role_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base\nmfa_serial = arn:aws:iam::123456789012:mfa/me", "MfaRequired")]
    [InlineData("credential_process = false", "CredentialsNotFound")]
    [InlineData("sso_account_id = 123456789012\nsso_role_name = r\nsso_region = us-east-1\nsso_start_url = https://never.awsapps.com/start", "ExpiredToken")]
    public async Task A_profile_that_gives_no_keys_is_named_in_one_error(string settings, string errorId)
    {
        await using var user = await ConnectionCase.StartAsync();
        user.Set("AWS_REGION", "us-east-1");
        user.Write(".aws/credentials", "[base]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = secret");
        user.Write(".aws/config", $"[profile p]\n{settings}");

        var result = await user.RunAsync(
            "$null = try { Get-OmicsRunTask 8192911 -ProfileName p -ErrorVariable problem -ErrorAction SilentlyContinue } catch { $problem = $_ }; "
            + "$problem | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | ForEach-Object { [pscustomobject]@{ Id = \"$($_.FullyQualifiedErrorId) $_\" } }");

        Assert.Contains(errorId, result.Output);
        Assert.Contains("profile 'p'", result.Output);
        Assert.Empty(user.Emulator.Requests.All);
    }

    [Fact]
    public async Task Credentials_that_change_are_asked_again_for_every_request()
    {
        await using var user = await ConnectionCase.StartAsync();
        user.Set("AWS_REGION", "us-east-1");
        ImportAwsToolsOnce(user);
        user.Before.Add("$credential = [Amazon.PowerShell.Common.RotatingCredentials]::new(@('AKIAFIRST', 'AKIAFIRST', 'AKIAFIRST', 'AKIASECOND'), 'secret')");

        var result = await user.RunAsync("Get-OmicsRunTask 8192911, 8192958 -Credential $credential -MaxRequestsPerSecond 1000 -ThrottleLimit 1");

        Assert.Equal(string.Empty, result.Errors);
        Assert.Equal(["AKIAFIRST", "AKIASECOND"], user.Emulator.Requests.All.Select(request => request.AccessKeyId).Distinct());
    }

    // The AWS CLI's name for a cached login, which every SDK looks for.
    [SuppressMessage("Security", "CA5350", Justification = "A file name, not a secret.")]
    private static string CacheName(string login) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(login)));

    private static void ImportAwsToolsOnce(ConnectionCase user)
    {
        if (user.Before.Count == 0 || !user.Before[0].StartsWith("Import-Module", StringComparison.Ordinal))
        {
            user.ImportAwsTools("Sdk4");
        }
    }
}
