using System;
using System.Threading.Tasks;

namespace OmicsTools.Tests.Connection;

/// <summary>Which endpoint is called.</summary>
public class EndpointTests
{
    [Theory]
    [InlineData("AWS_ENDPOINT_URL", "")]
    [InlineData(null, "[default]\nendpoint_url = {endpoint}")]
    [InlineData(null, "[default]\nservices = mine\n[services mine]\nomics =\n  endpoint_url = {endpoint}")]
    [InlineData(null, "[default]\nendpoint_url = http://127.0.0.1:9\n[profile p]\nendpoint_url = {endpoint}", "p")]
    public async Task The_endpoint_may_be_named_outside_the_command(string? variable, string config, string? profile = null)
    {
        await using var user = await StartAsync();
        user.Set("AWS_ENDPOINT_URL_OMICS", null);
        user.Set("AWS_PROFILE", profile);
        if (variable is not null)
        {
            user.Set(variable, user.Emulator.Endpoint.AbsoluteUri);
        }

        user.Write(".aws/config", config.Replace("{endpoint}", user.Emulator.Endpoint.AbsoluteUri, StringComparison.Ordinal));

        var result = await user.RunAsync("Get-OmicsRun -Region eu-west-1");

        Assert.Equal(string.Empty, result.Errors);
        Assert.Equal(("AKIAENVIRONMENT", "eu-west-1"), user.Signed);
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL_CLOUDWATCH_LOGS", "")]
    [InlineData(null, "[default]\nservices = mine\n[services mine]\ncloudwatch_logs =\n  endpoint_url = {endpoint}")]
    public async Task That_of_the_logs_too(string? variable, string config)
    {
        await using var user = await StartAsync();
        if (variable is not null)
        {
            user.Set(variable, user.Emulator.Endpoint.AbsoluteUri);
        }

        user.Write(".aws/config", config.Replace("{endpoint}", user.Emulator.Endpoint.AbsoluteUri, StringComparison.Ordinal));

        // No Region has this name, so that what is not sent to the emulator is sent to no one.
        _ = await user.RunScriptAsync("Get-OmicsRunTaskLog 8192911 -TaskId 4612468 -Region xx-nowhere-1");

        Assert.Equal("GetLogEvents", user.Emulator.Requests.All[0].Operation);
        Assert.Equal(("AKIAENVIRONMENT", "xx-nowhere-1"), user.Signed);
    }

    [Fact]
    public async Task A_profile_without_an_endpoint_does_not_go_to_that_of_another()
    {
        await using var user = await StartAsync();
        user.Set("AWS_ENDPOINT_URL_OMICS", null);
        user.Write(".aws/config", $"[default]\nendpoint_url = {user.Emulator.Endpoint}\n[profile p]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = s3cr3t");

        // No Region has this name, so that what is not sent to the emulator is sent to no one.
        var result = await user.RunAsync("Get-OmicsRun -ProfileName p -Region xx-nowhere-1");

        Assert.NotEqual(string.Empty, result.Errors);
        Assert.Empty(user.Emulator.Requests.All);
    }

    [Theory]
    [InlineData("AWS_USE_FIPS_ENDPOINT", "")]
    [InlineData(null, "[default]\nuse_fips_endpoint = true")]
    public async Task A_fips_endpoint_and_one_of_ones_own_contradict_each_other(string? variable, string config)
    {
        await using var user = await StartAsync();
        user.Write(".aws/config", config);
        if (variable is not null)
        {
            user.Set(variable, "true");
        }

        Assert.StartsWith("InvalidConfiguration,", await ErrorIdAsync(user, "-Region us-east-1"), StringComparison.Ordinal);
        Assert.Empty(user.Emulator.Requests.All);
    }

    [Fact]
    public async Task A_services_section_that_no_file_can_hold_is_named()
    {
        await using var user = await StartAsync();
        var file = user.Write("elsewhere/credentials", "[p]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = s3cr3t\nservices = mine\n[services mine]\nomics =\n  endpoint_url = http://127.0.0.1:9");

        Assert.StartsWith("InvalidConfiguration,", await ErrorIdAsync(user, $"-ProfileName p -ProfileLocation '{file}'"), StringComparison.Ordinal);
    }

    private static async Task<string> ErrorIdAsync(ConnectionCase user, string arguments) => (await user.RunScriptAsync(
        $"try {{ Get-OmicsRun {arguments} }} catch {{ $_.FullyQualifiedErrorId }}")).Output;

    private static async Task<ConnectionCase> StartAsync()
    {
        var user = await ConnectionCase.StartAsync();
        user.Set("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT");
        user.Set("AWS_SECRET_ACCESS_KEY", "s3cr3t");
        return user;
    }
}
