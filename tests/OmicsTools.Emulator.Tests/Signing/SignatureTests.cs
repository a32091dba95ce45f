using System;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;

namespace OmicsTools.Emulator.Tests;

public sealed class SignatureTests
{
    private static readonly AccessKey Session = new("ASIATEMPORARY", "secret", "token/with+signs=");

    [Fact]
    public async Task An_unsigned_request_is_refused()
    {
        await using var client = await EmulatorClient.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.Host.Endpoint, "/run"));

        AssertRefused("MissingAuthenticationTokenException", "Missing Authentication Token", await client.SendAsync(request));
    }

    [Fact]
    public async Task An_unsigned_request_sees_the_default_account_where_none_must_be_signed()
    {
        await using var client = await EmulatorClient.StartAsync(new EmulatorOptions { RequireSignature = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.Host.Endpoint, "/run/8192911"));

        Assert.Equal("8192911", (await client.SendAsync(request)).Text("id"));
    }

    [Fact]
    public async Task A_wrong_signature_is_refused_even_where_none_must_be_signed()
    {
        await using var client = await EmulatorClient.StartAsync(new EmulatorOptions { RequireSignature = false });

        Assert.Equal(403, (await client.GetAsync("/run", EmulatorKeys.Default with { SecretAccessKey = "wrong" })).Status);
    }

    [Fact]
    public async Task An_unknown_key_is_refused()
    {
        await using var client = await EmulatorClient.StartAsync();

        var reply = await client.GetAsync("/run", new AccessKey("AKIAUNKNOWN", "secret"));

        AssertRefused("UnrecognizedClientException", "The security token included in the request is invalid.", reply);
    }

    [Fact]
    public async Task A_wrong_secret_is_refused()
    {
        await using var client = await EmulatorClient.StartAsync();

        var reply = await client.GetAsync("/run", EmulatorKeys.Default with { SecretAccessKey = "wrong" });

        AssertRefused("InvalidSignatureException", "The request signature we calculated does not match", reply);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("another")]
    public async Task A_session_key_needs_its_token(string? token)
    {
        await using var client = await EmulatorClient.StartAsync(new EmulatorOptions { AccessKeys = [Session] });

        Assert.Equal(200, (await client.GetAsync("/run", Session)).Status);
        AssertRefused("UnrecognizedClientException", "is invalid", await client.GetAsync("/run", Session with { SessionToken = token }));
    }

    [Fact]
    public async Task A_session_key_expires_by_the_emulators_clock()
    {
        var key = Session with { Expiration = DateTimeOffset.UtcNow.AddHours(1) };
        await using var client = await EmulatorClient.StartAsync(new EmulatorOptions { AccessKeys = [key] });

        Assert.Equal(200, (await client.GetAsync("/run", key)).Status);
        client.Host.Clock.Advance(TimeSpan.FromHours(1));
        AssertRefused("ExpiredTokenException", "is expired", await client.GetAsync("/run", key));
    }

    [Theory]
    [InlineData(6, "Signature expired: ", " - 5 min.)")]
    [InlineData(-6, "Signature not yet current: ", " + 5 min.)")]
    public async Task A_clock_that_is_off_by_more_than_five_minutes_is_refused(int minutes, string beginning, string end)
    {
        await using var client = await EmulatorClient.StartAsync();
        client.Host.Clock.Skew = TimeSpan.FromMinutes(minutes);

        var reply = await client.GetAsync("/run");

        AssertRefused("InvalidSignatureException", beginning, reply);
        Assert.EndsWith(end, reply.Message);
    }

    [Fact]
    public async Task Moving_the_time_of_the_runs_leaves_signatures_alone()
    {
        await using var client = await EmulatorClient.StartAsync();
        client.Host.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(200, (await client.GetAsync("/run")).Status);
    }

    [Fact]
    public async Task Another_services_signature_is_refused()
    {
        await using var client = await EmulatorClient.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.Host.Endpoint, "/run"));
        SignatureV4.Sign(request, EmulatorKeys.Default, DateTimeOffset.UtcNow, "us-east-1", service: "s3");

        AssertRefused("InvalidSignatureException", "Credential should be scoped to correct service: 'omics'", await client.SendAsync(request));
    }

    [Fact]
    public async Task A_scope_of_another_day_is_refused()
    {
        await using var client = await EmulatorClient.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.Host.Endpoint, "/run"));
        SignatureV4.Sign(request, EmulatorKeys.Default, DateTimeOffset.UtcNow, "us-east-1", scopeDate: "20150830");

        AssertRefused("InvalidSignatureException", "Date in Credential scope does not match", await client.SendAsync(request));
    }

    [Theory]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260115/us-east-1/omics/aws4_request")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE, SignedHeaders=host, Signature=00")]
    [InlineData("Bearer token")]
    public async Task A_signature_that_lacks_a_part_is_refused_even_where_none_must_be_signed(string authorization)
    {
        await using var client = await EmulatorClient.StartAsync(new EmulatorOptions { RequireSignature = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.Host.Endpoint, "/run"));
        _ = request.Headers.TryAddWithoutValidation("Authorization", authorization);

        AssertRefused("IncompleteSignatureException", "'Signature'", await client.SendAsync(request));
    }

    [Fact]
    public async Task A_signature_without_a_date_is_refused()
    {
        await using var client = await EmulatorClient.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.Host.Endpoint, "/run"));
        SignatureV4.Sign(request, EmulatorKeys.Default, DateTimeOffset.UtcNow, "us-east-1");
        _ = request.Headers.Remove("X-Amz-Date");

        AssertRefused("IncompleteSignatureException", "Date", await client.SendAsync(request));
    }

    [Fact]
    public async Task A_signature_that_does_not_cover_the_host_is_refused()
    {
        await using var client = await EmulatorClient.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.Host.Endpoint, "/run"));
        SignatureV4.Sign(request, EmulatorKeys.Default, DateTimeOffset.UtcNow, "us-east-1");
        var authorization = request.Headers.NonValidated["Authorization"].ToString().Replace("=host;", "=", StringComparison.Ordinal);
        _ = request.Headers.Remove("Authorization");
        _ = request.Headers.TryAddWithoutValidation("Authorization", authorization);

        AssertRefused("InvalidSignatureException", "'Host'", await client.SendAsync(request));
    }

    [Theory]
    [InlineData("http://workflows-omics.us-east-1.amazonaws.com/run?maxResults=3", "/run", "maxResults=3")]
    [InlineData("http://workflows-omics.test:8080/run/8192911", "/run/8192911", "")]
    public async Task A_client_that_takes_the_emulator_for_its_proxy_is_answered(string url, string path, string query)
    {
        await using var client = await EmulatorClient.StartAsync();
        using var handler = new HttpClientHandler { Proxy = new WebProxy(client.Host.Endpoint) };
        using var http = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        SignatureV4.Sign(request, EmulatorKeys.Default, DateTimeOffset.UtcNow, "us-east-1");

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var record = Assert.Single(client.Host.Requests.All);
        Assert.Equal((new Uri(url).Authority, path, query), (record.Host, record.Path, record.Query));
    }

    [Fact]
    public async Task A_signature_covers_the_query()
    {
        await using var client = await EmulatorClient.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.Host.Endpoint, "/run?maxResults=5"));
        SignatureV4.Sign(request, EmulatorKeys.Default, DateTimeOffset.UtcNow, "us-east-1");
        request.RequestUri = new Uri(client.Host.Endpoint, "/run?maxResults=6");

        AssertRefused("InvalidSignatureException", "does not match", await client.SendAsync(request));
    }

    [Theory]
    [InlineData("workflows-omics.us-east-1.amazonaws.com")]
    [InlineData("omics.us-east-1.amazonaws.com")]
    [InlineData("workflows-127.0.0.1")]
    public async Task Any_host_is_taken_with_the_prefix_or_without(string host)
    {
        await using var client = await EmulatorClient.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.Host.Endpoint, "/run"));
        request.Headers.Host = host;
        SignatureV4.Sign(request, EmulatorKeys.Default, DateTimeOffset.UtcNow, "us-east-1");

        Assert.Equal(200, (await client.SendAsync(request)).Status);
        Assert.Equal(host, Assert.Single(client.Host.Requests.All).Host);
    }

    [Fact]
    public async Task A_key_sees_the_runs_of_its_account_in_the_Region_it_signed_for()
    {
        var other = new AccessKey("AKIAOTHER", "secret", AccountId: "210987654321");
        await using var client = await EmulatorClient.StartWithAsync(
            """
            { "runs": [
              { "id": "1", "creationTime": "2026-01-15T08:00:00Z" },
              { "id": "1", "arn": "arn:aws:omics:eu-west-1:123456789012:run/1", "name": "ireland", "creationTime": "2026-01-15T08:00:00Z" },
              { "id": "2", "arn": "arn:aws:omics:us-east-1:210987654321:run/2", "creationTime": "2026-01-15T08:00:00Z" } ] }
            """,
            new EmulatorOptions { AccessKeys = [EmulatorKeys.Default, other] });

        Assert.Equal(["arn:aws:omics:us-east-1:123456789012:run/1"], (await client.GetAsync("/run")).Values("arn"));
        Assert.Equal(["ireland"], (await client.GetAsync("/run", region: "eu-west-1")).Values("name"));
        Assert.Equal(["2"], (await client.GetAsync("/run", other)).Values("id"));
        Assert.Equal(404, (await client.GetAsync("/run/2")).Status);
    }

    private static void AssertRefused(string code, string message, Reply reply)
    {
        Assert.Equal((403, code), (reply.Status, reply.ErrorType));
        Assert.Contains(message, reply.Message);
        Assert.NotNull(reply.RequestId);
    }
}
