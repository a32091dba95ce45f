using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.Omics;
using Amazon.Omics.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace OmicsTools.Engine.Tests.Client;

/// <summary>Where requests would go on the internet: they are caught where the HTTP client would open a connection.</summary>
public sealed class EndpointTests
{
    [Theory]
    [InlineData("us-east-1", false, false, "workflows-omics.us-east-1.amazonaws.com")]
    [InlineData("us-west-2", true, false, "workflows-omics-fips.us-west-2.amazonaws.com")]
    [InlineData("us-east-1", false, true, "workflows-omics.us-east-1.api.aws")]
    [InlineData("us-east-1", true, true, "workflows-omics-fips.us-east-1.api.aws")]
    [InlineData("il-central-1", false, false, "workflows-omics.il-central-1.amazonaws.com")]
    [InlineData("cn-north-1", false, false, "workflows-omics.cn-north-1.amazonaws.com.cn")]
    [InlineData("cn-north-1", true, false, "workflows-omics-fips.cn-north-1.amazonaws.com.cn")]
    [InlineData("cn-north-1", false, true, "workflows-omics.cn-north-1.api.amazonwebservices.com.cn")]
    [InlineData("us-future-9", false, false, "workflows-omics.us-future-9.amazonaws.com")]
    public async Task The_service_is_called_at_the_endpoint_of_the_region(string region, bool fips, bool dualStack, string host)
    {
        var request = await CatchAsync(config =>
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
            config.UseFIPSEndpoint = fips;
            config.UseDualstackEndpoint = dualStack;
        });

        Assert.Equal($"https://{host}/run/12", request.RequestUri!.AbsoluteUri);
        Assert.Contains(
            $"/{region}/omics/aws4_request", request.Headers.GetValues("Authorization").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("us-east-1", false, false, "logs.us-east-1.amazonaws.com")]
    [InlineData("us-west-2", true, false, "logs-fips.us-west-2.amazonaws.com")]
    [InlineData("us-gov-west-1", true, false, "logs.us-gov-west-1.amazonaws.com")]
    [InlineData("us-east-1", false, true, "logs.us-east-1.api.aws")]
    [InlineData("us-east-1", true, true, "logs-fips.us-east-1.api.aws")]
    [InlineData("cn-north-1", false, false, "logs.cn-north-1.amazonaws.com.cn")]
    [InlineData("cn-north-1", false, true, "logs.cn-north-1.api.amazonwebservices.com.cn")]
    public async Task The_logs_are_asked_for_at_the_endpoint_of_the_region(string region, bool fips, bool dualStack, string host)
    {
        using var catcher = new RequestCatcher();
        var config = new AmazonCloudWatchLogsConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseFIPSEndpoint = fips,
            UseDualstackEndpoint = dualStack,
            HttpClientFactory = catcher,
        };
        using var client = new AmazonCloudWatchLogsClient(new BasicAWSCredentials("AKIDEXAMPLE", "secret"), config);

        _ = await client.GetLogEventsAsync(new GetLogEventsRequest { LogGroupName = "g", LogStreamName = "s" }, TestContext.Current.CancellationToken);

        Assert.Equal($"https://{host}/", catcher.Request!.RequestUri!.AbsoluteUri);
        Assert.Equal("Logs_20140328.GetLogEvents", catcher.Request.Headers.GetValues("X-Amz-Target").Single());
        Assert.Contains($"/{region}/logs/aws4_request", catcher.Request.Headers.GetValues("Authorization").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_host_prefix_can_be_disabled()
    {
        var request = await CatchAsync(config =>
        {
            config.RegionEndpoint = RegionEndpoint.USEast1;
            config.DisableHostPrefixInjection = true;
        });

        Assert.Equal("https://omics.us-east-1.amazonaws.com/run/12", request.RequestUri!.AbsoluteUri);
    }

    [Theory]
    [InlineData("http://localhost:8080", "http://localhost:8080/run/12")]
    [InlineData("http://127.0.0.1:8080/", "http://127.0.0.1:8080/run/12")]
    [InlineData("https://vpce-1.omics.eu-west-1.vpce.amazonaws.com", "https://vpce-1.omics.eu-west-1.vpce.amazonaws.com/run/12")]
    [InlineData("https://gateway.example/omics/", "https://gateway.example/omics/run/12")]
    public async Task A_custom_endpoint_is_called_as_given(string url, string expected)
    {
        var request = await CatchAsync(config =>
        {
            config.ServiceURL = url;
            config.AuthenticationRegion = "eu-west-1";
        });

        Assert.Equal(expected, request.RequestUri!.AbsoluteUri);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_custom_endpoint_excludes_FIPS_and_dual_stack(bool fips, bool dualStack)
    {
        var error = await Assert.ThrowsAsync<AmazonClientException>(() => CatchAsync(config =>
        {
            config.ServiceURL = "http://localhost:8080";
            config.UseFIPSEndpoint = fips;
            config.UseDualstackEndpoint = dualStack;
        }));

        Assert.Contains("custom endpoint", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_configuration_tells_its_endpoint_without_a_call()
    {
        var config = new AmazonOmicsConfig { RegionEndpoint = RegionEndpoint.EUCentral1 };

        var endpoint = config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new GetRunRequest()));

        Assert.Equal("https://omics.eu-central-1.amazonaws.com/", endpoint.URL);
    }

    private static async Task<HttpRequestMessage> CatchAsync(Action<AmazonOmicsConfig> configure)
    {
        using var catcher = new RequestCatcher();
        var config = new AmazonOmicsConfig { HttpClientFactory = catcher, IgnoreConfiguredEndpointUrls = true };
        configure(config);
        using var client = new AmazonOmicsClient(new BasicAWSCredentials("AKIDEXAMPLE", "secret"), config);
        await client.GetRunAsync(new GetRunRequest { Id = "12" }, TestContext.Current.CancellationToken);
        return catcher.Request!;
    }

    private sealed class RequestCatcher : HttpClientFactory, IDisposable
    {
        private readonly Handler _handler = new();

        public HttpRequestMessage? Request => _handler.Request;

        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(_handler, disposeHandler: false);

        public void Dispose() => _handler.Dispose();

        private sealed class Handler : HttpMessageHandler
        {
            public HttpRequestMessage? Request { get; private set; }

            protected override Task<HttpResponseMessage> SendAsync(
                HttpRequestMessage request, CancellationToken cancellationToken)
            {
                Request = request;
                return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}") });
            }
        }
    }
}
