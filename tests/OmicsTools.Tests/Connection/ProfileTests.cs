using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;

namespace OmicsTools.Tests.Connection;

/// <summary>Profiles of every kind, and what is said of those that give no keys.</summary>
public class ProfileTests
{
    internal const string Login = "sso_account_id = 123456789012\nsso_role_name = r\nsso_region = us-east-1\nsso_start_url = https://x.awsapps.com/start";

    public static TheoryData<string, string> Kinds => new()
    {
        { "aws_access_key_id = AKIAPROFILE\naws_secret_access_key = s3cr3t", "AKIAPROFILE" },
        { $"aws_access_key_id = ASIAROLE\naws_secret_access_key = s3cr3t\naws_session_token = {FakeAws.Token}", "ASIAROLE" },
        { "role_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base", "ASIAROLE" },
        { "role_arn = arn:aws:iam::123456789012:role/r\nsource_profile = between", "ASIAROLE" },
        { "role_arn = arn:aws:iam::123456789012:role/r\ncredential_source = Environment", "ASIAROLE" },
        { "role_arn = arn:aws:iam::123456789012:role/r\ncredential_source = EcsContainer", "ASIAROLE" },
        { "role_arn = arn:aws:iam::123456789012:role/r\ncredential_source = Ec2InstanceMetadata", "ASIAROLE" },
        { "role_arn = arn:aws:iam::123456789012:role/r\nweb_identity_token_file = {home}/token", "ASIAWEBIDENTITY" },
        { "credential_process = cat {home}/keys.json", "AKIAPROCESS" },
        { "login_session = arn:aws:sts::123456789012:assumed-role/r/me\ncredential_process = cat {home}/keys.json", "AKIAPROCESS" },
        { "sso_session = s\nsso_account_id = 123456789012\nsso_role_name = r\n[sso-session s]\nsso_region = us-east-1\nsso_start_url = https://x.awsapps.com/start", "ASIASSO" },
        { Login, "ASIASSO" },
    };

    public static TheoryData<string, string, string> Failing => new()
    {
        { "role_arn = arn:aws:iam::123456789012:role/denied\nsource_profile = base", "CredentialsNotFound", "AccessDenied" },
        { "role_arn = arn:aws:iam::123456789012:role/r\nsource_profile = gone", "CredentialsNotFound", "'gone'" },
        { "role_arn = arn:aws:iam::123456789012:role/r\nsource_profile = circle\n[profile circle]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = p", "CredentialsNotFound", "circle" },
        { "role_arn = arn:aws:iam::123456789012:role/r\ncredential_source = EcsContainer", "CredentialsNotFound", "EcsContainer" },
        { "role_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base\nmfa_serial = arn:aws:iam::123456789012:mfa/me", "MfaRequired", "MFA" },
        { "role_arn = arn:aws:iam::123456789012:role/r\nweb_identity_token_file = {home}/no-token", "CredentialsNotFound", "no-token" },
        { "role_arn = arn:aws:iam::123456789012:role/denied\nweb_identity_token_file = {home}/token", "CredentialsNotFound", "AccessDenied" },
        { "credential_process = false", "CredentialsNotFound", "credential_process" },
        { "credential_process = cat {home}/token", "CredentialsNotFound", "credential_process" },
        { "region = us-east-1", "CredentialsNotFound", "'p'" },
        { Login.Replace("//x.", "//never.", StringComparison.Ordinal), "ExpiredToken", "aws sso login --profile p" },
        { Login.Replace("//x.", "//over.", StringComparison.Ordinal), "ExpiredToken", "aws sso login --profile p" },
        { Login.Replace("= r", "= denied", StringComparison.Ordinal), "CredentialsNotFound", "sso_role_name" },
        { "login_session = arn:aws:sts::123456789012:assumed-role/r/me", "CredentialsNotFound", "aws configure export-credentials --profile p --format process" },
        { "sso_session = gone\nsso_account_id = 1\nsso_role_name = r", "InvalidConfiguration", "gone" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Profiles_of_every_kind_give_keys(string settings, string accessKey)
    {
        await using var user = await ConnectionCase.StartAsync();
        SetUp(user, settings);
        user.Set("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT");
        user.Set("AWS_SECRET_ACCESS_KEY", "s3cr3t");
        user.Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", $"{user.Fake.Endpoint}container");
        user.Set("AWS_EC2_METADATA_DISABLED", "false");
        user.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", user.Fake.Endpoint.AbsoluteUri.TrimEnd('/'));

        var result = await user.RunAsync();

        Assert.Equal(string.Empty, result.Errors);
        Assert.Equal(accessKey, user.Signed.AccessKeyId);
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public async Task A_profile_that_gives_no_keys_is_named_in_one_error_that_ends_the_command(string settings, string errorId, string hint)
    {
        await using var user = await ConnectionCase.StartAsync();
        SetUp(user, settings);

        var result = await user.RunScriptAsync(
            "$problem = try { 8192911, 8192958 | Get-OmicsRunTask -ProfileName p -ErrorAction SilentlyContinue } catch { $_ }; "
            + "\"$($problem.FullyQualifiedErrorId) $problem $($problem.ErrorDetails.RecommendedAction)\"");

        var error = Assert.Single(result.OutputLines);
        Assert.StartsWith($"{errorId},", error, StringComparison.Ordinal);
        Assert.Contains("profile 'p'", error);
        Assert.Contains(hint, error);
        Assert.Empty(user.Emulator.Requests.All);
    }

    [Theory]
    [InlineData("[profile \"AWS CORP LAB\"]\nregion = eu-west-1\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = s3cr3t", "", "AKIAPROFILE")]
    [InlineData("[profile 'AWS CORP LAB']\nregion = eu-west-1", "[AWS CORP LAB]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = s3cr3t", "AKIAPROFILE")]
    [InlineData("[profile AWS\\ CORP\\ LAB]\nregion = eu-west-1\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = an other\n"
        + "[profile \"an other\"]\naws_access_key_id = AKIAFIRST\naws_secret_access_key = s3cr3t", "", "ASIAROLE")]
    [InlineData("[profile \"AWS CORP LAB\"]\nregion = eu-west-1\nsso_session = X Y\nsso_account_id = 123456789012\nsso_role_name = r\n"
        + "[sso-session 'X Y']\nsso_region = us-east-1\nsso_start_url = https://x.awsapps.com/start", "", "ASIASSO")]
    [InlineData("[profile \"AWS CORP LAB\"]\nregion = eu-west-1\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = s3cr3t\nservices = my own\n"
        + "[services \"my own\"]\nsts =\n  endpoint_url = http://127.0.0.1:9", "", "AKIAPROFILE")]
    public async Task A_name_in_quotes_is_read_as_the_cli_reads_it(string config, string credentials, string accessKey)
    {
        await using var user = await ConnectionCase.StartAsync();
        user.Write(".aws/config", "[default]\nregion = us-west-2\n" + config);
        user.Write(".aws/credentials", credentials);
        user.Write($".aws/sso/cache/{CacheName("X Y")}.json", LoginOf("2100"));

        var result = await user.RunAsync("Get-OmicsRun -ProfileName 'AWS CORP LAB'");

        Assert.Equal(string.Empty, result.Errors);
        Assert.Equal((accessKey, "eu-west-1"), user.Signed);
    }

    [Fact]
    public async Task A_login_in_quotes_is_found_for_a_profile_without_and_so_is_an_endpoint()
    {
        await using var user = await ConnectionCase.StartAsync();
        user.Set("AWS_ENDPOINT_URL_OMICS", null);
        user.Write(".aws/config", $"""
            [profile plain]
            region = eu-west-1
            sso_session = X Y
            sso_account_id = 123456789012
            sso_role_name = r
            services = my own
            [sso-session 'X Y']
            sso_region = us-east-1
            sso_start_url = https://x.awsapps.com/start
            [services "my own"]
            omics =
              endpoint_url = {user.Emulator.Endpoint}
            """);
        user.Write($".aws/sso/cache/{CacheName("X Y")}.json", LoginOf("2100"));

        var result = await user.RunAsync("Get-OmicsRun -ProfileName plain");

        Assert.Equal(string.Empty, result.Errors);
        Assert.Equal(("ASIASSO", "eu-west-1"), user.Signed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-AccessKey AKIAPARAMETER -SecretKey x")]
    public async Task A_line_that_cannot_be_read_is_named_and_not_quoted(string arguments)
    {
        await using var user = await ConnectionCase.StartAsync();
        user.Write(".aws/config", "[default]\nregion = us-east-1\naws_secret_access_key: wJalrXUtnFEMI");

        var result = await user.RunScriptAsync(
            $"try {{ Get-OmicsRun {arguments} -Verbose 4>&1 }} catch {{ $_.FullyQualifiedErrorId; \"$_\"; \"$($_.Exception)\"; \"$($Error[0].Exception.InnerException)\" }}");

        Assert.Contains("InvalidConfiguration,", result.Output);
        Assert.Contains("line 4", result.Output);
        Assert.DoesNotContain("wJalrXUtnFEMI", result.Output + result.Errors);
    }

    [Fact]
    public async Task The_credentials_file_that_the_environment_names_is_looked_at_each_time()
    {
        await using var user = await ConnectionCase.StartAsync();
        var first = user.Write("first", "[p]\naws_access_key_id = AKIAFIRST\naws_secret_access_key = s3cr3t");
        var second = user.Write("second", "[p]\naws_access_key_id = AKIASECOND\naws_secret_access_key = s3cr3t");

        var result = await user.RunScriptAsync(string.Join("; ", new[] { first, second, first }.Select(
            file => $"$env:AWS_SHARED_CREDENTIALS_FILE = '{file}'; $null = Get-OmicsRun -Region us-east-1 -ProfileName p")));

        Assert.Equal(string.Empty, result.Errors);
        Assert.Equal(["AKIAFIRST", "AKIASECOND", "AKIAFIRST"], user.Emulator.Requests.All.Select(request => request.AccessKeyId));
    }

    [Fact]
    public async Task Another_config_file_in_the_middle_of_a_session_is_an_error_and_not_the_first_one_again()
    {
        await using var user = await ConnectionCase.StartAsync();
        SetUp(user, "region = us-east-1");
        var other = user.Write("other", "[profile base]\nregion = eu-west-1");

        var result = await user.RunScriptAsync(
            $"$null = Get-OmicsRun -ProfileName base; $env:AWS_CONFIG_FILE = '{other}'; "
            + "try { Get-OmicsRun -ProfileName base } catch { $_.FullyQualifiedErrorId }");

        Assert.StartsWith("InvalidConfiguration,", Assert.Single(result.OutputLines), StringComparison.Ordinal);
        _ = Assert.Single(user.Emulator.Requests.All);
    }

    [Fact]
    public async Task A_named_profile_that_is_missing_is_not_replaced_by_another_source()
    {
        await using var user = await ConnectionCase.StartAsync();
        user.Set("AWS_REGION", "us-east-1");
        user.Set("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT");
        user.Set("AWS_SECRET_ACCESS_KEY", "s3cr3t");

        Assert.Contains("gone", (await user.RunAsync("Get-OmicsRun -ProfileName gone")).Errors);
        Assert.Empty(user.Emulator.Requests.All);
    }

    /// <summary>A profile <c>p</c> with these settings, and what they may refer to.</summary>
    internal static void SetUp(ConnectionCase user, string settings)
    {
        var home = Path.GetDirectoryName(user.Write("token", "web-t0k3n"))!;
        user.Write("keys.json", """{ "Version": 1, "AccessKeyId": "AKIAPROCESS", "SecretAccessKey": "s3cr3t" }""");
        foreach (var (login, expiration) in new[] { ("s", "2100"), ("https://x.awsapps.com/start", "2100"), ("https://over.awsapps.com/start", "2020") })
        {
            user.Write($".aws/sso/cache/{CacheName(login)}.json", LoginOf(expiration));
        }

        user.Write(".aws/credentials", "[base]\naws_access_key_id = AKIAFIRST\naws_secret_access_key = s3cr3t");
        user.Write(".aws/config", "[profile between]\nrole_arn = arn:aws:iam::123456789012:role/between\nsource_profile = base");
        user.Write(".aws/config", $"[profile p]\n{settings.Replace("{home}", home, StringComparison.Ordinal)}");
        user.Set("AWS_REGION", "us-east-1");
        user.Arguments.Add("-ProfileName p");
    }

    private static string LoginOf(string expiration) => $$"""
        { "accessToken": "login-t0k3n", "expiresAt": "{{expiration}}-01-01T00:00:00Z", "region": "us-east-1", "startUrl": "https://x.awsapps.com/start" }
        """;

    // The AWS CLI's name for a cached login, which every SDK looks for.
    [SuppressMessage("Security", "CA5350", Justification = "A file name, not a secret.")]
    private static string CacheName(string login) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(login)));
}
