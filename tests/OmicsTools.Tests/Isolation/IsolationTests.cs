using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OmicsTools.Tests.Connection;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Isolation;

/// <summary>Beside modules that bring an AWS SDK of their own, in either order.</summary>
public class IsolationTests
{
    // The package feeds have no AWSSDK.SSO for version 3.
    public static TheoryData<string, string, string, bool> RolesAndLogins
    {
        get
        {
            var cases = new TheoryData<string, string, string, bool>();
            foreach (var isFirst in new[] { true, false })
            {
                cases.Add("Sdk3", "role", "ASIAROLE", isFirst);
                foreach (var version in new[] { "Sdk4", "NewSdk4" })
                {
                    cases.Add(version, "role", "ASIAROLE", isFirst);
                    cases.Add(version, "login", "ASIASSO", isFirst);
                }
            }

            return cases;
        }
    }

    [Theory]
    [InlineData("Sdk3", "3.3.0.0", true)]
    [InlineData("Sdk3", "3.3.0.0", false)]
    [InlineData("EarlySdk4", "4.0.0.0", true)]
    [InlineData("EarlySdk4", "4.0.0.0", false)]
    [InlineData("Sdk4", "4.0.0.0", true)]
    [InlineData("Sdk4", "4.0.0.0", false)]
    [InlineData("NewSdk4", "4.0.0.0", true)]
    [InlineData("NewSdk4", "4.0.0.0", false)]
    public async Task Both_modules_work_with_the_sdk_that_each_brought(string version, string assemblyVersion, bool isFirst)
    {
        await using var user = await StartAsync();
        var other = $"Import-Module '{ConnectionCase.StandIn(version)}'";
        var ours = $"Remove-Module OmicsTools; Import-Module '{OmicsSession.Manifest}'; Import-Module '{OmicsSession.Manifest}' -Force";

        // The shell has imported the module already; removing and importing it again changes nothing for the other one.
        var result = await user.RunAsync(
            $"{(isFirst ? other : "$null = Get-OmicsRun -AccessKey AKIAPARAMETER -SecretKey s3cr3t -Region us-east-1")}; {ours}; {(isFirst ? string.Empty : other)}; "
            + "Set-AWSCredential -AccessKey AKIASESSION -SecretKey s3cr3t; Set-DefaultAWSRegion us-east-1; $null = Get-OmicsRun; "
            + "[pscustomobject]@{ Id = \"$(Get-SdkVersion) $((Get-AWSCredential).GetCredentials().AccessKey)\" }");

        Assert.Equal(string.Empty, result.Errors);
        Assert.Contains($"{assemblyVersion} AKIASESSION", result.Output);
        Assert.Equal("AKIASESSION", user.Emulator.Requests.All[^1].AccessKeyId);
    }

    // AWSSDK.Core looks up by name, in the whole process, the assemblies that ask for roles and logins.
    [Theory]
    [MemberData(nameof(RolesAndLogins))]
    public async Task Roles_and_logins_work_for_both_modules_in_either_order(string version, string profile, string accessKey, bool isFirst)
    {
        await using var user = await StartAsync();
        SetUpProfiles(user);
        var ours = $"$null = Get-OmicsRun -Region us-east-1 -ProfileName {profile}";
        var theirs = $"Import-Module '{ConnectionCase.StandIn(version)}'; Get-ProfileAccessKey {profile}";

        var result = await user.RunScriptAsync(isFirst ? $"{theirs}; {ours}; {theirs}" : $"{ours}; {theirs}; {ours}");

        Assert.Equal(string.Empty, result.Errors);
        Assert.All(result.OutputLines, line => Assert.Equal(accessKey, line));
        Assert.NotEmpty(result.OutputLines);
        Assert.Equal(accessKey, user.Signed.AccessKeyId);
    }

    [Theory]
    [InlineData("Sdk3")]
    [InlineData("EarlySdk4")]
    [InlineData("Sdk4")]
    [InlineData("NewSdk4")]
    public async Task Credentials_of_any_sdk_sign(string version)
    {
        await using var user = await StartAsync();
        user.ImportAwsTools(version);

        var result = await user.RunAsync("Get-OmicsRun -Region us-east-1 -Credential ([Amazon.Runtime.BasicAWSCredentials]::new('AKIACREDENTIAL', 's3cr3t'))");

        Assert.Equal(string.Empty, result.Errors);
        Assert.Equal("AKIACREDENTIAL", user.Signed.AccessKeyId);
    }

    [Theory]
    [InlineData("$StoredAWSCredentials = [Amazon.Runtime.BasicAWSCredentials]::new('AKIASESSION', 's3cr3t')")]
    [InlineData("Set-AWSCredential -AccessKey AKIASESSION -SecretKey s3cr3t; Remove-Module AWS.Tools.Common")]
    public async Task What_the_session_holds_is_read_without_the_command_for_it(string script)
    {
        await using var user = await StartAsync();
        user.ImportAwsTools("Sdk4");
        user.Before.Add(script);

        var result = await user.RunAsync("Get-OmicsRun -Region us-east-1");

        Assert.Equal(string.Empty, result.Errors);
        Assert.Equal("AKIASESSION", user.Signed.AccessKeyId);
    }

    [Fact]
    public async Task The_users_defaults_for_commands_of_AWS_Tools_are_not_for_ours()
    {
        await using var user = await StartAsync();
        user.ImportAwsTools("Sdk4");
        user.Before.Add("Set-AWSCredential -AccessKey AKIASESSION -SecretKey s3cr3t; $PSDefaultParameterValues = @{ 'Get-AWSCredential:AccessKey' = 'AKIAPROFILE' }");

        var result = await user.RunAsync("Get-OmicsRun -Region us-east-1");

        Assert.Equal(string.Empty, result.Errors);
        Assert.Equal("AKIASESSION", user.Signed.AccessKeyId);
    }

    [Fact]
    public async Task Two_runspaces_at_once_have_each_its_own_settings_beside_the_other_module()
    {
        await using var user = await StartAsync();
        user.ImportAwsTools("Sdk3");

        var result = await user.RunScriptAsync($$"""
            'AKIAFIRST', 'AKIASECOND' | ForEach-Object -ThrottleLimit 2 -Parallel {
                Import-Module '{{ConnectionCase.StandIn("Sdk3")}}', '{{OmicsSession.Manifest}}'
                Set-AWSCredential -AccessKey $_ -SecretKey s3cr3t
                1..5 | ForEach-Object { Get-OmicsRun -Region us-east-1 }
            }
            """);

        Assert.Equal(string.Empty, result.Errors);
        Assert.Equal(
            [("AKIAFIRST", 5), ("AKIASECOND", 5)],
            user.Emulator.Requests.All.CountBy(request => request.AccessKeyId!).Select(count => (count.Key, count.Value)).Order());
    }

    // PowerShell finds types by name among all loaded assemblies.
    [Theory]
    [InlineData("Amazon.RegionEndpoint")]
    [InlineData("Amazon.Omics.AmazonOmicsClient")]
    [InlineData("Amazon.SecurityToken.AmazonSecurityTokenServiceClient")]
    public async Task No_type_of_the_sdk_in_a_script_means_ours(string type)
    {
        await using var user = await StartAsync();
        SetUpProfiles(user);

        var result = await user.RunScriptAsync($"$null = Get-OmicsRun -Region us-east-1 -ProfileName role; $null -eq ('{type}' -as [type])");

        Assert.Equal(string.Empty, result.Errors);
        Assert.Equal(["True"], result.OutputLines);
    }

    [Fact]
    public async Task What_was_cleared_is_not_there()
    {
        await using var user = await StartAsync();
        user.Set("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT");
        user.Set("AWS_SECRET_ACCESS_KEY", "s3cr3t");
        user.Before.Add("$StoredAWSCredentials = $null; $StoredAWSRegion = $null");

        _ = await user.RunAsync("Get-OmicsRun -Region us-east-1");

        Assert.Equal("AKIAENVIRONMENT", user.Signed.AccessKeyId);
    }

    [Theory]
    [InlineData("'text'")]
    [InlineData("([pscustomobject]@{ AccessKey = 'a' })")]
    [InlineData("([System.Management.Automation.PSCredential]::new('user', [securestring]::new()))")]
    public void An_object_that_is_no_credentials_is_named_as_such(string credential)
    {
        using var session = new OmicsSession();

        var result = session.RunAndThrow($"Get-OmicsRun -Region us-east-1 -Credential {credential}");

        Assert.Equal("InvalidConfiguration", result.TerminatingErrorId);
    }

    [Fact]
    public void A_user_name_with_a_password_is_answered_with_the_way_to_use_it()
    {
        using var session = new OmicsSession();

        var result = session.RunAndThrow("Get-OmicsRun -Credential ([System.Management.Automation.PSCredential]::new('user', [securestring]::new()))");

        Assert.Contains("-AccessKey $it.UserName", result.TerminatingError!.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public async Task A_runspace_that_lacks_the_sessions_variables_takes_them_as_an_argument()
    {
        await using var user = await StartAsync();
        user.ImportAwsTools("Sdk4");
        user.Before.Add("Set-AWSCredential -AccessKey AKIASESSION -SecretKey s3cr3t");

        var result = await user.RunAsync(
            $"1, 2 | ForEach-Object -Parallel {{ Import-Module '{OmicsSession.Manifest}'; Get-OmicsRun -Region us-east-1 -Credential $using:StoredAWSCredentials }}");

        Assert.Equal(string.Empty, result.Errors);
        Assert.Equal("AKIASESSION", user.Signed.AccessKeyId);
    }

    [Theory]
    [InlineData("Get-OmicsRun -Region us-east-1", "-Credential $using:StoredAWSCredentials")]
    [InlineData("Get-OmicsRun -AccessKey a -SecretKey b", "-Region $using:StoredAWSRegion")]
    public async Task A_runspace_that_lacks_them_is_told_how_to_get_them(string command, string remedy)
    {
        await using var user = await StartAsync();
        user.Set("AWS_ENDPOINT_URL_OMICS", null);
        user.ImportAwsTools("Sdk4");
        user.Before.Add("Set-AWSCredential -AccessKey AKIASESSION -SecretKey s3cr3t; Set-DefaultAWSRegion us-east-1");

        var result = await user.RunScriptAsync(
            $"1 | ForEach-Object -Parallel {{ Import-Module '{OmicsSession.Manifest}'; try {{ {command} }} catch {{ $_.ErrorDetails.RecommendedAction }} }}");

        Assert.Contains(remedy, result.Output);
    }

    [Fact]
    public async Task Asking_for_the_sessions_credentials_imports_no_module()
    {
        await using var user = await StartAsync();
        var manifest = user.Write("modules/AWS.Tools.Common/AWS.Tools.Common.psd1", $$"""
            @{ ModuleVersion = '5.0'; RootModule = '{{ConnectionCase.StandIn("Sdk4")}}'; CmdletsToExport = 'Get-AWSCredential', 'Get-SdkVersion' }
            """);
        user.Before.Add($"$env:PSModulePath = '{Path.GetFullPath(Path.Combine(manifest, "../.."))}'");

        // The command is there for the taking, as the last line shows.
        var result = await user.RunScriptAsync(
            "$StoredAWSCredentials = [pscustomobject]@{}; try { Get-OmicsRun -Region us-east-1 } catch { $_.FullyQualifiedErrorId }; "
            + "\"before: $(Get-Module AWS.Tools.Common)\"; Get-SdkVersion");

        Assert.Contains("InvalidConfiguration", result.Output);
        Assert.Equal(["before: ", "4.0.0.0"], result.OutputLines[1..]);
    }

    private static void SetUpProfiles(ConnectionCase user)
    {
        ProfileTests.SetUp(user, "region = us-east-1");
        user.Write(".aws/config", "[profile role]\nregion = us-east-1\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base");
        user.Write(".aws/config", $"[profile login]\nregion = us-east-1\n{ProfileTests.Login}");
    }

    private static async Task<ConnectionCase> StartAsync()
    {
        var user = await ConnectionCase.StartAsync();
        user.Set("AWS_REGION", null);
        return user;
    }
}
