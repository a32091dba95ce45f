using System;
using System.Linq;
using System.Threading.Tasks;
using Amazon;
using Amazon.Omics;
using Amazon.Omics.Model;
using Amazon.Runtime;

namespace OmicsTools.Engine.Tests.Client;

/// <summary>What is set for the whole process. These tests run while no other does.</summary>
[CollectionDefinition(nameof(EnvironmentTests), DisableParallelization = true)]
[Collection(nameof(EnvironmentTests))]
public sealed class EnvironmentTests
{
    [Theory]
    [InlineData("AWS_ENDPOINT_URL")]
    [InlineData("AWS_ENDPOINT_URL_OMICS")]
    public async Task An_endpoint_url_of_the_environment_is_called_as_given(string variable)
    {
        await using var service = await CannedService.AnsweringAsync("{}");
        Environment.SetEnvironmentVariable(variable, service.Url);
        try
        {
            using var client = new AmazonOmicsClient(
                new BasicAWSCredentials("AKIDEXAMPLE", "secret"),
                new AmazonOmicsConfig { RegionEndpoint = RegionEndpoint.EUWest1, MaxErrorRetry = 0 });

            await client.GetRunAsync(new GetRunRequest { Id = "12" }, TestContext.Current.CancellationToken);

            Assert.Equal("/run/12", service.Received.Single().Target);
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Fact]
    public async Task Collections_are_empty_instead_of_null_if_the_SDK_is_told_so()
    {
        await using var service = await CannedService.AnsweringAsync("{}");
        using var client = service.Client();
        AWSConfigs.InitializeCollections = true;
        try
        {
            var cancellation = TestContext.Current.CancellationToken;
            var run = await client.GetRunAsync(new GetRunRequest { Id = "12" }, cancellation);
            var tasks = await client.ListRunTasksAsync(new ListRunTasksRequest { Id = "12" }, cancellation);

            Assert.Empty(tasks.Items!);
            Assert.Empty(run.Tags!);
            Assert.Empty(run.ResourceDigests!);
            Assert.Equal("/run/12", service.Received[0].Target);
        }
        finally
        {
            AWSConfigs.InitializeCollections = false;
        }
    }
}
