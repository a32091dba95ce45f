using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OmicsTools.Tests.Connection;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Isolation;

/// <summary>Beside modules that bring an AWS SDK of their own, in either order.</summary>
public class IsolationTests
{
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

    [Fact]
    public async Task The_session_sees_no_assembly_of_ours_but_the_module()
    {
        await using var user = await StartAsync();
        user.ImportAwsTools("Sdk3");
        const string Loaded = "[System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies | ForEach-Object { $_.GetName().Name }";

        var result = await user.RunScriptAsync(
            $"Remove-Module OmicsTools; $before = {Loaded}; Import-Module '{OmicsSession.Manifest}'; "
            + "$null = Get-OmicsRun -AccessKey AKIAPARAMETER -SecretKey s3cr3t -Region us-east-1; "
            + $"{Loaded} | Where-Object {{ $_ -notin $before -or $_ -like 'OmicsTools*' -or $_ -like 'AWS*' }}");

        Assert.Equal(["AWS.Tools.Common", "AWSSDK.Core", "OmicsTools"], result.OutputLines.Where(line => !line.StartsWith("System.", StringComparison.Ordinal) && line != "OmicsTools.Shell" && line != "OmicsTools.Emulator").Distinct().Order());
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

    private static async Task<ConnectionCase> StartAsync()
    {
        var user = await ConnectionCase.StartAsync();
        user.Set("AWS_REGION", null);
        return user;
    }
}
