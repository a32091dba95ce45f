using System.Linq;
using System.Threading.Tasks;

namespace OmicsTools.Tests.Connection;

/// <summary>Off EC2 no command waits for the metadata of an instance: it is looked for once in the life of a process.</summary>
public class InstanceTests
{
    [Theory]
    [InlineData("Get-OmicsRun -Region us-east-1", "CredentialsNotFound")]
    [InlineData("Get-OmicsRun -AccessKey a -SecretKey b", "RegionNotFound")]
    [InlineData("Get-OmicsRun -ProfileName p -Region us-east-1", "CredentialsNotFound")]
    public async Task What_only_an_instance_could_know_is_an_error_after_one_request(string command, string errorId)
    {
        await using var user = await ConnectionCase.StartAsync();
        user.Set("AWS_ENDPOINT_URL_OMICS", null);
        user.Set("AWS_EC2_METADATA_DISABLED", "false");
        user.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", user.Fake.Endpoint.AbsoluteUri.TrimEnd('/'));
        user.Write(".aws/config", "[profile p]\nrole_arn = arn:aws:iam::123456789012:role/r\ncredential_source = Ec2InstanceMetadata");
        user.Fake.HasNoInstance = true;

        var result = await user.RunScriptAsync($"1, 2 | ForEach-Object {{ try {{ {command} }} catch {{ $_.FullyQualifiedErrorId }} }}");

        Assert.Equal(2, result.OutputLines.Length);
        Assert.All(result.OutputLines, line => Assert.StartsWith(errorId + ",", line, System.StringComparison.Ordinal));
        Assert.Equal(["PUT /latest/api/token"], user.Fake.Asked.Select(asked => asked.What));
    }

    [Fact]
    public async Task A_role_is_assumed_though_there_is_no_instance_to_name_a_region()
    {
        await using var user = await ConnectionCase.StartAsync();
        ProfileTests.SetUp(user, "role_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base");
        user.Set("AWS_REGION", null);
        user.Set("AWS_EC2_METADATA_DISABLED", "false");
        user.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", user.Fake.Endpoint.AbsoluteUri.TrimEnd('/'));
        user.Fake.HasNoInstance = true;

        _ = await user.RunAsync();

        Assert.Equal([("PUT /latest/api/token", null), ("AssumeRole", "us-east-1")], user.Fake.Asked);
        Assert.Equal(("ASIAROLE", "us-east-1"), user.Signed);
    }
}
