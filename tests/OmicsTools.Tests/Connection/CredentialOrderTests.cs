using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace OmicsTools.Tests.Connection;

/// <summary>Where credentials come from, first hit first.</summary>
public class CredentialOrderTests
{
    /// <summary>In order. Each is there beside the next one, and wins.</summary>
    internal static readonly (string Key, Action<ConnectionCase> SetUp)[] Sources =
    [
        ("AKIAPARAMETER", user => user.Arguments.Add("-AccessKey AKIAPARAMETER -SecretKey s3cr3t")),
        ("AKIAPROFILE", user =>
        {
            user.Write(".aws/credentials", "[named]\naws_access_key_id = AKIAPROFILE\naws_secret_access_key = s3cr3t");
            user.Arguments.Add("-ProfileName named");
        }),
        ("AKIACREDENTIAL", user =>
        {
            ImportAwsToolsOnce(user);
            user.Before.Add("$credential = [Amazon.Runtime.BasicAWSCredentials]::new('AKIACREDENTIAL', 's3cr3t')");
            user.Arguments.Add("-Credential $credential");
        }),
        ("AKIASESSION", user =>
        {
            ImportAwsToolsOnce(user);
            user.Before.Add("Set-AWSCredential -AccessKey AKIASESSION -SecretKey s3cr3t");
        }),
        ("AKIAENVIRONMENT", user =>
        {
            user.Set("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT");
            user.Set("AWS_SECRET_ACCESS_KEY", "s3cr3t");
        }),
        ("ASIAWEBIDENTITY", user =>
        {
            user.Set("AWS_WEB_IDENTITY_TOKEN_FILE", user.Write("token", "web-t0k3n"));
            user.Set("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/r");
        }),
        ("AKIAAWSPROFILE", user =>
        {
            user.Write(".aws/config", "[profile elsewhere]\naws_access_key_id = AKIAAWSPROFILE\naws_secret_access_key = s3cr3t");
            user.Set("AWS_PROFILE", "elsewhere");
        }),
        ("AKIADEFAULT", user => user.Write(".aws/credentials", "[default]\naws_access_key_id = AKIADEFAULT\naws_secret_access_key = s3cr3t")),
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

    private static void ImportAwsToolsOnce(ConnectionCase user)
    {
        if (user.Before.Count == 0 || !user.Before[0].StartsWith("Import-Module", StringComparison.Ordinal))
        {
            user.ImportAwsTools("Sdk4");
        }
    }
}
