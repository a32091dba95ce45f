using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace OmicsTools.Tests.Connection;

/// <summary>Where the Region comes from, first hit first.</summary>
public class RegionOrderTests
{
    // In order. Each is there beside the next one, and wins.
    private static readonly (string Region, Action<ConnectionCase> SetUp)[] Sources =
    [
        ("us-east-1", user => user.Arguments.Add("-Region us-east-1")),
        ("us-west-2", user => user.Before.Add("$run = 'arn:aws:omics:us-west-2:123456789012:run/1'")),
        ("eu-west-1", user =>
        {
            user.ImportAwsTools("Sdk4");
            user.Before.Add("Set-DefaultAWSRegion eu-west-1");
        }),
        ("eu-central-1", user =>
        {
            user.Write(".aws/config", "[profile mine]\nregion = eu-central-1");
            user.Set("AWS_PROFILE", "mine");
        }),
        ("ap-southeast-1", user => user.Write(".aws/config", "[default]\nregion = ap-southeast-1")),
        ("ap-northeast-1", user => user.Set("AWS_REGION", "ap-northeast-1")),
        ("us-east-2", user => user.Set("AWS_DEFAULT_REGION", "us-east-2")),
        ("eu-west-2", user =>
        {
            user.Set("AWS_EC2_METADATA_DISABLED", "false");
            user.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", user.Fake.Endpoint.AbsoluteUri.TrimEnd('/'));
        }),
    ];

    public static IEnumerable<TheoryDataRow<string, string>> Neighbours =>
        Sources.Zip(Sources.Skip(1)).Select(pair => new TheoryDataRow<string, string>(pair.First.Region, pair.Second.Region));

    [Theory]
    [MemberData(nameof(Neighbours))]
    public async Task Of_two_sources_the_nearer_one_is_asked(string nearer, string farther)
    {
        await using var user = await StartAsync();
        foreach (var (_, setUp) in Sources.Where(source => source.Region == nearer || source.Region == farther))
        {
            setUp(user);
        }

        _ = await user.RunAsync("Get-OmicsRunTask $run");

        Assert.Equal(nearer, user.Signed.Region);
    }

    [Fact]
    public async Task The_last_source_is_asked_where_it_is_alone()
    {
        await using var user = await StartAsync();
        Sources[^1].SetUp(user);

        _ = await user.RunAsync("Get-OmicsRunTask $run");

        Assert.Equal("eu-west-2", user.Signed.Region);
    }

    [Fact]
    public async Task The_profile_behind_the_sessions_credentials_names_the_region()
    {
        await using var user = await StartAsync();
        user.ImportAwsTools("Sdk4");
        user.Write(".aws/config", "[profile mine]\nregion = eu-central-1\n[default]\nregion = us-west-2");
        user.Write(".aws/credentials", "[mine]\naws_access_key_id = AKIASESSION\naws_secret_access_key = s3cr3t");
        user.Before.Add("Set-AWSCredential -ProfileName mine");

        _ = await user.RunAsync("Get-OmicsRunTask $run");

        Assert.Equal(("AKIASESSION", "eu-central-1"), user.Signed);
    }

    [Theory]
    [InlineData("[p]\naws_access_key_id = AKIADEFAULT\naws_secret_access_key = s3cr3t\nregion = eu-central-1\nendpoint_url = {fake}")]
    [InlineData("[p]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = default\nregion = eu-central-1\nendpoint_url = {fake}")]
    [InlineData("[p]\nregion = eu-central-1\nendpoint_url = {fake}")]
    [InlineData("[default]\nregion = eu-central-1\nendpoint_url = {fake}")]
    public async Task Session_credentials_of_a_file_of_their_own_do_not_go_where_its_namesake_says(string namesake)
    {
        await using var user = await StartAsync();
        user.ImportAwsTools("Sdk4");
        user.Set("AWS_ENDPOINT_URL_OMICS", null);
        user.Set("HTTPS_PROXY", user.Emulator.Endpoint.AbsoluteUri);
        user.Write(".aws/credentials", namesake.Replace("{fake}", user.Emulator.Endpoint.AbsoluteUri, StringComparison.Ordinal));
        var file = user.Write("elsewhere/credentials", "[p]\naws_access_key_id = AKIASESSION\naws_secret_access_key = s3cr3t");
        user.Before.Add($"Set-AWSCredential -ProfileName p -ProfileLocation '{file}'");

        var result = await user.RunAsync("Get-OmicsRunTask $run -RequestTimeout 1");

        Assert.Contains("No AWS Region was found", result.Errors);
        Assert.Empty(user.Emulator.Requests.All);
    }

    [Theory]
    [InlineData("[p]\naws_access_key_id = AKIASESSION\naws_secret_access_key = s3cr3t")]
    [InlineData("[p]\ncredential_process = cat {home}/keys.json")]
    [InlineData("[p]\nrole_arn = arn:aws:iam::123456789012:role/r\ncredential_source = Environment")]
    public async Task Session_credentials_of_a_profile_of_any_kind_have_its_region(string profile)
    {
        await using var user = await StartAsync();
        user.ImportAwsTools("Sdk4");
        var home = System.IO.Path.GetDirectoryName(user.Write("keys.json", """{ "Version": 1, "AccessKeyId": "AKIAPROCESS", "SecretAccessKey": "s3cr3t" }"""));
        user.Write(".aws/config", "[profile p]\nregion = eu-central-1");
        user.Write(".aws/credentials", profile.Replace("{home}", home, StringComparison.Ordinal));
        user.Before.Add("Set-AWSCredential -ProfileName p");

        _ = await user.RunAsync("Get-OmicsRunTask $run");

        Assert.Equal("eu-central-1", user.Signed.Region);
    }

    [Fact]
    public async Task A_profile_that_is_there_does_not_take_the_region_of_another()
    {
        await using var user = await StartAsync();
        user.Set("AWS_ENDPOINT_URL_OMICS", null);
        user.Write(".aws/config", "[default]\nregion = us-west-2");
        user.Write(".aws/credentials", "[p]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = s3cr3t");

        Assert.Contains("No AWS Region was found", (await user.RunAsync("Get-OmicsRunTask $run -ProfileName p")).Errors);
    }

    [Fact]
    public async Task A_profile_that_gives_no_keys_here_names_no_region_either()
    {
        await using var user = await StartAsync();
        user.ImportAwsTools("Sdk4");
        user.Write(".aws/config", "[profile mine]\nregion = eu-central-1\n[profile named]\nregion = us-west-2");
        user.Write(".aws/credentials", "[mine]\naws_access_key_id = AKIASESSION\naws_secret_access_key = s3cr3t");
        user.Set("AWS_PROFILE", "named");
        user.Before.Add("Set-AWSCredential -ProfileName mine");

        _ = await user.RunAsync("Get-OmicsRunTask $run -AccessKey AKIAPARAMETER -SecretKey s3cr3t");

        Assert.Equal(("AKIAPARAMETER", "us-west-2"), user.Signed);
    }

    [Fact]
    public async Task Session_keys_that_belong_to_no_profile_leave_the_region_to_the_environments()
    {
        await using var user = await StartAsync();
        user.ImportAwsTools("Sdk4");
        user.Write(".aws/config", "[profile named]\nregion = us-west-2");
        user.Set("AWS_PROFILE", "named");
        user.Before.Add("Set-AWSCredential -AccessKey AKIASESSION -SecretKey s3cr3t");

        _ = await user.RunAsync("Get-OmicsRunTask $run");

        Assert.Equal(("AKIASESSION", "us-west-2"), user.Signed);
    }

    [Theory]
    [InlineData("(Get-AWSRegion us-west-2)")]
    [InlineData("([Amazon.RegionEndpoint]::USWest2)")]
    [InlineData("'us-west-2'")]
    public async Task A_region_may_be_any_of_the_objects_that_stand_for_one(string region)
    {
        await using var user = await StartAsync();
        user.ImportAwsTools("Sdk4");

        _ = await user.RunAsync($"Get-OmicsRunTask $run -Region {region}");

        Assert.Equal("us-west-2", user.Signed.Region);
    }

    [Fact]
    public async Task An_endpoint_needs_no_region_but_for_signing()
    {
        await using var user = await StartAsync();

        var result = await user.RunAsync("Get-OmicsRunTask $run -Verbose");

        Assert.Equal("us-east-1", user.Signed.Region);
        Assert.Contains("us-east-1", result.Output);
    }

    [Fact]
    public async Task The_sessions_proxy_is_gone_through()
    {
        await using var user = await StartAsync();
        user.ImportAwsTools("Sdk4");
        user.Before.Add($"Set-AWSProxy 127.0.0.1 {user.Emulator.Endpoint.Port}");
        user.Set("AWS_ENDPOINT_URL_OMICS", "http://omics.example.invalid");

        _ = await user.RunAsync("Get-OmicsRunTask $run -Region eu-west-1");

        Assert.Equal("omics.example.invalid", user.Emulator.Requests.All.Select(request => request.Host).Distinct().Single());
    }

    private static async Task<ConnectionCase> StartAsync()
    {
        var user = await ConnectionCase.StartAsync();
        user.Set("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT");
        user.Set("AWS_SECRET_ACCESS_KEY", "s3cr3t");
        user.Before.Add("$run = '1'");
        return user;
    }
}
