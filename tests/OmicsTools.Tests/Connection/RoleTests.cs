using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Connection;

/// <summary>Roles: where they are asked for, with which code, how often, and how that is stopped.</summary>
public class RoleTests
{
    private const string Role = "role_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base";

    [Fact]
    public async Task A_role_is_assumed_in_the_region_of_its_profile_without_a_look_at_the_instance()
    {
        await using var user = await ConnectionCase.StartAsync();
        ProfileTests.SetUp(user, Role + "\nregion = eu-central-1");
        user.Set("AWS_EC2_METADATA_DISABLED", "false");
        user.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", user.Fake.Endpoint.AbsoluteUri.TrimEnd('/'));

        _ = await user.RunAsync();

        Assert.Equal([("AssumeRole", "eu-central-1")], user.Fake.Asked);
        Assert.Equal(("ASIAROLE", "eu-central-1"), user.Signed);
    }

    [Theory]
    [InlineData(Role, "AssumeRole")]
    [InlineData("role_arn = arn:aws:iam::123456789012:role/r\nweb_identity_token_file = {home}/token", "AssumeRoleWithWebIdentity")]
    public async Task A_role_is_assumed_through_the_sessions_proxy_which_may_be_bypassed(string settings, string action)
    {
        await using var user = await ConnectionCase.StartAsync();
        ProfileTests.SetUp(user, settings);
        user.Set("AWS_ENDPOINT_URL_STS", "http://sts.example.invalid");
        user.ImportAwsTools("Sdk4");
        user.Before.Add($"Set-AWSProxy 127.0.0.1 {user.Fake.Endpoint.Port}");
        user.Before.Add($"$AWSProxy.BypassList = [string[]]'127\\.0\\.0\\.1:{user.Emulator.Endpoint.Port}'");

        var result = await user.RunAsync();

        Assert.Equal(string.Empty, result.Errors);
        Assert.Equal([action], user.Fake.Asked.Select(asked => asked.What));
    }

    [Fact]
    public async Task A_role_whose_keys_run_out_is_assumed_again_in_the_middle_of_a_command()
    {
        await using var user = await ConnectionCase.StartAsync();
        ProfileTests.SetUp(user, Role);
        user.Write(".aws/config", "[profile brief]\nrole_arn = arn:aws:iam::123456789012:role/brief\nsource_profile = base");

        var result = await user.RunScriptAsync("Get-OmicsRunTask 8192911 -MaxRequestsPerSecond 1000 -ProfileName brief");

        Assert.Equal(string.Empty, result.Errors);
        Assert.True(user.Fake.AskedFor("AssumeRole").Count > 2);
    }

    [Theory]
    [InlineData(Role)]
    [InlineData("role_arn = arn:aws:iam::123456789012:role/r\nweb_identity_token_file = {home}/token")]
    [InlineData(ProfileTests.Login)]
    public async Task A_redirect_of_those_who_give_out_keys_is_not_followed(string settings)
    {
        var asked = 0;
        await using var user = await ConnectionCase.StartAsync();
        ProfileTests.SetUp(user, settings);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var redirecting = builder.Build();
        redirecting.Run(context =>
        {
            asked++;
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            context.Response.Headers.Location = user.Fake.Endpoint.AbsoluteUri.Replace("127.0.0.1", "me:pw@localhost", StringComparison.Ordinal);
            return Task.CompletedTask;
        });
        await redirecting.StartAsync(TestContext.Current.CancellationToken);
        user.Set("AWS_ENDPOINT_URL_STS", redirecting.Urls.Single());
        user.Set("AWS_ENDPOINT_URL_SSO", redirecting.Urls.Single());

        var result = await user.RunScriptAsync("try { Get-OmicsRun -ProfileName p } catch { \"$($_.FullyQualifiedErrorId) $_\" }");

        Assert.StartsWith("InvalidResponse,", result.Output, StringComparison.Ordinal);
        Assert.Contains("a redirect to localhost,", result.Output);
        Assert.DoesNotContain("me:pw", result.Output);
        Assert.Equal(1, asked);
        Assert.Empty(user.Fake.Asked);
        Assert.Empty(user.Emulator.Requests.All);
    }

    // Keys are renewed a minute before they run out, and until then they serve.
    [Fact]
    public async Task Keys_that_cannot_be_renewed_now_are_used_while_they_last()
    {
        await using var user = await ConnectionCase.StartAsync();
        ProfileTests.SetUp(user, Role);
        user.Write(".aws/config", "[profile unsteady]\nrole_arn = arn:aws:iam::123456789012:role/unsteady\nsource_profile = base");

        var result = await user.RunScriptAsync("(Get-OmicsRunTask 8192911 -Detail None -ProfileName unsteady).Count");

        Assert.Equal(string.Empty, result.Errors);
        Assert.Equal("9", result.Output.Trim());
        Assert.True(user.Fake.AskedFor("AssumeRole").Count > 1);
    }

    [Fact]
    public async Task A_code_is_asked_for_once_and_its_session_serves_the_next_command_too()
    {
        await using var fake = await FakeAws.StartAsync();
        await using var emulator = await EmulatorHost.StartAsync(
            new EmulatorOptions { AccessKeys = [new AccessKey("ASIAROLE", "s3cr3t", FakeAws.Token)] }, TestContext.Current.CancellationToken);
        var host = new AnsweringHost("123456");
        using var session = new OmicsSession(host: host);

        var result = session.Run($"1, 2 | ForEach-Object {{ Get-OmicsRun {Arguments(fake, emulator, "r\nmfa_serial = arn:aws:iam::123456789012:mfa/me")} }}").WithoutErrors();

        Assert.NotEmpty(result.Output);
        Assert.Equal(["AssumeRole 123456"], fake.Asked.Select(asked => asked.What));
        Assert.Equal(1, host.Asked);
        Assert.Contains("arn:aws:iam::123456789012:mfa/me", host.Written);
    }

    [Fact]
    public async Task Waiting_for_a_role_can_be_stopped()
    {
        await using var fake = await FakeAws.StartAsync();
        await using var emulator = await EmulatorHost.StartAsync(null, TestContext.Current.CancellationToken);
        using var session = new OmicsSession();

        using (var shell = session.Start($"Get-OmicsRun {Arguments(fake, emulator, "slow")}", [], out _))
        {
            await fake.WaitForAsync("AssumeRole");
            shell.Stop();
            Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        }

        Assert.Equal(1, session.Run("1").WithoutErrors().Output.Single().BaseObject);
    }

    // In a file of its own, with the endpoint of STS in the profile: nothing here depends on the process.
    private static string Arguments(FakeAws fake, EmulatorHost emulator, string role)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("omicstools-").FullName, "credentials");
        File.WriteAllText(file, $"""
            [base]
            aws_access_key_id = AKIAFIRST
            aws_secret_access_key = s3cr3t
            [p]
            region = us-east-1
            endpoint_url = {fake.Endpoint}
            source_profile = base
            role_arn = arn:aws:iam::123456789012:role/{role.ReplaceLineEndings("\n")}
            """);
        return $"-ProfileName p -ProfileLocation '{file}' -EndpointUrl {emulator.Endpoint}";
    }
}
