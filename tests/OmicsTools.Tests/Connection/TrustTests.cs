using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Connection;

/// <summary>Whom a request is sent to: clocks, certificates, and what goes in the clear.</summary>
public class TrustTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(-10)]
    [InlineData(120)]
    public async Task A_wrong_clock_costs_one_more_request_and_no_run(int minutes)
    {
        await using var session = await EmulatedSession.StartAsync();
        session.Emulator.Clock.Skew = TimeSpan.FromMinutes(minutes);

        var result = session.Run("Get-OmicsRun 8192911").WithoutErrors();

        Assert.Equal(["8192911"], result.Values("Id"));
        Assert.InRange(session.Emulator.Requests.All.Count, 1, 2);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(-120)]
    public async Task A_clock_that_was_set_right_costs_one_more_request_and_no_run(int minutes)
    {
        await using var session = await EmulatedSession.StartAsync();
        session.Emulator.Clock.Skew = TimeSpan.FromMinutes(minutes);
        _ = session.Run("Get-OmicsRun 8192911").WithoutErrors();
        session.Emulator.Clock.Skew = TimeSpan.Zero;

        var result = session.Run("Get-OmicsRun 8192911").WithoutErrors();

        Assert.Equal(["8192911"], result.Values("Id"));
        Assert.InRange(session.Emulator.Requests.All.Count, 3, 4);
    }

    [Fact]
    public async Task A_wrong_key_is_not_tried_again()
    {
        await using var session = await EmulatedSession.StartAsync();

        Assert.Equal(["InvalidCredentials"], session.Run("Get-OmicsRun 8192911 -SecretKey wrong").ErrorIds);
        Assert.Single(session.Emulator.Requests.All);
    }

    [Theory]
    [InlineData("http://omics.example.invalid", true)]
    [InlineData("http://127.0.0.1:9", false)]
    [InlineData("http://localhost:9", false)]
    [InlineData("https://omics.example.invalid", false)]
    public void What_goes_in_the_clear_over_a_network_is_warned_of(string url, bool isWarning)
    {
        using var session = new OmicsSession();

        var result = session.Run($"Get-OmicsRun 7 -AccessKey a -SecretKey b -EndpointUrl {url} -RequestTimeout 1");

        Assert.Equal(isWarning ? 1 : 0, result.Warnings.Count);
        Assert.Equal(["EndpointUnreachable"], result.ErrorIds);
    }

    [Theory]
    [InlineData("AWS_CA_BUNDLE", true)]
    [InlineData("ca_bundle", true)]
    [InlineData(null, false)]
    public async Task The_certificates_that_the_user_names_are_trusted(string? setting, bool isTrusted)
    {
        using var certificate = SelfSigned();
        await using var service = await StartAsync(certificate);
        await using var user = await ConnectionCase.StartAsync();
        var bundle = user.Write("bundle.pem", certificate.ExportCertificatePem());
        user.Set("AWS_ENDPOINT_URL_OMICS", service.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        user.Set("AWS_ACCESS_KEY_ID", "a");
        user.Set("AWS_SECRET_ACCESS_KEY", "b");
        user.Set("AWS_CA_BUNDLE", setting == "AWS_CA_BUNDLE" ? bundle : null);
        user.Write(".aws/config", $"[default]\nregion = us-east-1\n{(setting == "ca_bundle" ? $"ca_bundle = {bundle}" : string.Empty)}");

        var result = await user.RunScriptAsync("try { (Get-OmicsRun 7 -ErrorAction Stop).Id } catch { $_.FullyQualifiedErrorId }");

        Assert.StartsWith(isTrusted ? "7" : "EndpointUnreachable", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("role_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base")]
    [InlineData(ProfileTests.Login)]
    public async Task They_are_trusted_of_those_who_give_out_keys_too(string settings)
    {
        using var certificate = SelfSigned();
        var asked = 0;
        await using var service = await StartAsync(certificate, _ => asked++);
        await using var user = await ConnectionCase.StartAsync();
        ProfileTests.SetUp(user, $"{settings}\nca_bundle = {user.Write("bundle.pem", certificate.ExportCertificatePem())}");
        var address = service.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        user.Set("AWS_ENDPOINT_URL_STS", address);
        user.Set("AWS_ENDPOINT_URL_SSO", address);

        // What it answers makes no keys; that it was asked shows that it was trusted.
        var result = await user.RunAsync();

        Assert.True(asked > 0, result.Errors);
    }

    [Fact]
    public async Task A_bundle_that_cannot_be_read_ends_the_command()
    {
        await using var user = await ConnectionCase.StartAsync();
        user.Set("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT");
        user.Set("AWS_SECRET_ACCESS_KEY", "s3cr3t");
        user.Set("AWS_CA_BUNDLE", Path.Combine(Path.GetTempPath(), "omicstools-no-such-file"));

        var result = await user.RunScriptAsync("try { Get-OmicsRun 7 -Region us-east-1 } catch { $_.FullyQualifiedErrorId }");

        Assert.StartsWith("InvalidConfiguration,", result.Output, StringComparison.Ordinal);
        Assert.Empty(user.Emulator.Requests.All);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private static async Task<WebApplication> StartAsync(X509Certificate2 certificate, Action<HttpContext>? observe = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        var service = builder.Build();
        service.Run(context =>
        {
            observe?.Invoke(context);
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync("""{"id":"7"}""");
        });
        await service.StartAsync(TestContext.Current.CancellationToken);
        return service;
    }
}
