using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OmicsTools.Tests.Connection;

/// <summary>
/// The services that hand out credentials, as far as the SDK asks them: STS, the SSO portal, the endpoint of a container and
/// the metadata of an instance, each with a key of its own.
/// </summary>
internal sealed class FakeAws : IAsyncDisposable
{
    private static readonly DateTime Never = new(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public const string Token = "session-t0k3n";

    private const string Outage = "<ErrorResponse><Error><Code>ServiceUnavailable</Code><Message>Try later.</Message></Error></ErrorResponse>";

    private readonly WebApplication _app;
    private readonly SemaphoreSlim _arrived = new(0);

    private FakeAws()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public Uri Endpoint => new(_app.Urls.Single());

    /// <summary>What was asked, as method and path, or as the action of STS with the MFA code; and the Region signed for.</summary>
    public ConcurrentQueue<(string What, string? Region)> Asked { get; } = new();

    /// <summary>Whether the metadata service takes requests and never answers, which is as near as a loopback address comes to none.</summary>
    public bool HasNoInstance { get; set; }

    public IReadOnlyList<string> AskedFor(string what) => [.. Asked.Select(asked => asked.What).Where(asked => asked.StartsWith(what, StringComparison.Ordinal))];

    /// <summary>Waits until something was asked.</summary>
    public async Task WaitForAsync(string what)
    {
        while (AskedFor(what).Count == 0)
        {
            await _arrived.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }
    }

    public static async Task<FakeAws> StartAsync()
    {
        var fake = new FakeAws();
        await fake._app.StartAsync();
        return fake;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _arrived.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var form = Form(await reader.ReadToEndAsync());
        var what = form.TryGetValue("Action", out var action) ? action : $"{context.Request.Method} {context.Request.Path}";
        Asked.Enqueue((form.TryGetValue("TokenCode", out var code) ? $"{what} {code}" : what, SignedRegion(context.Request)));
        _ = _arrived.Release();
        var role = form.GetValueOrDefault("RoleArn", string.Empty);
        if (role.EndsWith("slow", StringComparison.Ordinal) || (HasNoInstance && what.StartsWith("PUT /latest", StringComparison.Ordinal)))
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return;
        }

        var answer = what switch
        {
            _ when role.EndsWith("denied", StringComparison.Ordinal) || context.Request.Query["role_name"] == "denied" => null,
            "AssumeRole" when role.EndsWith("unsteady", StringComparison.Ordinal) && AskedFor("AssumeRole").Count > 1 => Outage,
            "AssumeRole" => StsAnswer(what, "ASIAROLE", role.EndsWith("brief", StringComparison.Ordinal) || role.EndsWith("unsteady", StringComparison.Ordinal) ? DateTime.UtcNow.AddSeconds(30) : Never),
            "AssumeRoleWithWebIdentity" => StsAnswer(what, "ASIAWEBIDENTITY", Never),
            "GET /container" => Keys("ASIACONTAINER"),
            "PUT /latest/api/token" => "metadata-token",
            "GET /latest/meta-data/iam/security-credentials/" => "role",
            "GET /latest/meta-data/iam/security-credentials/role" => Keys("ASIAINSTANCE"),
            "GET /latest/meta-data/iam/info" => """{ "Code": "Success", "InstanceProfileArn": "a", "InstanceProfileId": "b", "LastUpdated": "2026-01-01T00:00:00Z" }""",
            "GET /latest/dynamic/instance-identity/document" => """{ "region": "eu-west-2" }""",
            "GET /federation/credentials" => $$"""{ "roleCredentials": { "accessKeyId": "ASIASSO", "secretAccessKey": "s3cr3t", "sessionToken": "{{Token}}", "expiration": 4102444800000 } }""",
            _ => null,
        };
        context.Response.StatusCode = answer is null ? 403 : answer == Outage ? 503 : 200;
        await context.Response.WriteAsync(answer ?? "<ErrorResponse><Error><Code>AccessDenied</Code><Message>Not allowed.</Message></Error></ErrorResponse>");
    }

    private static Dictionary<string, string> Form(string body)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in body.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            form[parts[0]] = parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : string.Empty;
        }

        return form;
    }

    private static string Keys(string accessKey) => $$"""
        { "Code": "Success", "Type": "AWS-HMAC", "LastUpdated": "2026-01-01T00:00:00Z", "AccessKeyId": "{{accessKey}}",
          "SecretAccessKey": "s3cr3t", "Token": "{{Token}}", "Expiration": "2100-01-01T00:00:00Z" }
        """;

    private static string? SignedRegion(HttpRequest request) =>
        request.Headers.Authorization.ToString().Split("Credential=") is [_, var credential, ..] ? credential.Split('/')[2] : null;

    private static string StsAnswer(string action, string accessKey, DateTime expiration) => $"""
        <{action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{action}Result>
          <AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/r/s</Arn><AssumedRoleId>A:s</AssumedRoleId></AssumedRoleUser>
          <Credentials><AccessKeyId>{accessKey}</AccessKeyId><SecretAccessKey>s3cr3t</SecretAccessKey>
          <SessionToken>{Token}</SessionToken><Expiration>{expiration:yyyy-MM-ddTHH:mm:ssZ}</Expiration></Credentials>
        </{action}Result><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></{action}Response>
        """;
}
