using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Faults;

/// <summary>Answers that no service should give: an error, never a crash, a hang or an object made of nothing.</summary>
public class AwkwardAnswerTests
{
    private const string Page = """{"items":[{"taskId":"1","status":"COMPLETED","name":"a"},{"taskId":"2","status":"COMPLETED","name":"b"}]}""";

    public static TheoryData<string> Answers => new(
        "{}",
        "[]",
        "null",
        "\"\"",
        "",
        " ",
        "{\"taskId\":null}",
        "{\"taskId\":\"3\",\"status\":\"FAILED\"}",
        "{\"taskId\":\"1\",\"cpus\":1e99}",
        "{\"taskId\":\"1\",\"creationTime\":\"yesterday\"}",
        "{\"taskId\":\"1\",\"imageDetails\":[]}",
        "{\"taskId\":\"1\"",
        string.Concat(Enumerable.Repeat("{\"a\":", 100_000)),
        "{\"taskId\":" + string.Concat(Enumerable.Repeat("[", 10_000)) + string.Concat(Enumerable.Repeat("]", 10_000)) + "}");

    public static TheoryData<string> Listings => new(
        "[]",
        "",
        "{\"items\":{}}",
        "{\"items\":[1]}",
        "{\"items\":[null]}",
        "{\"items\":[],\"nextToken\":7}",
        "{\"items\":" + string.Concat(Enumerable.Repeat("[", 100_000)),
        "{\"items\":[{\"unknown\":" + string.Concat(Enumerable.Repeat("[", 10_000)) + string.Concat(Enumerable.Repeat("]", 10_000)) + "}]}");

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_detail_that_makes_no_sense_is_an_error_beside_the_listed_task(string answer)
    {
        await using var service = await StartAsync(path => path.EndsWith("/task", StringComparison.Ordinal) ? Page : path.EndsWith("/2", StringComparison.Ordinal) ? """{"taskId":"2","logStream":"x"}""" : answer);
        using var session = new OmicsSession();

        var result = session.Run($"Get-OmicsRunTask 7 {Arguments(service)}");

        Assert.Equal(["1", "2"], result.Values("TaskId"));
        Assert.Equal([false, true], result.Values("HasDetail"));
        Assert.Equal("COMPLETED", result.Values("Status")[0]);
        Assert.Equal(["InvalidResponse"], result.ErrorIds);
        Assert.Contains("task 1 of run 7", result.Errors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Listings))]
    public async Task A_listing_that_makes_no_sense_is_one_error(string answer)
    {
        await using var service = await StartAsync(_ => answer);
        using var session = new OmicsSession();

        var tasks = session.Run($"Get-OmicsRunTask 7 {Arguments(service)}");
        var runs = session.Run($"Get-OmicsRun {Arguments(service)}");

        Assert.All([tasks, runs], result =>
        {
            Assert.Empty(result.Output);
            Assert.Equal(["InvalidResponse"], result.ErrorIds);
        });
    }

    [Fact]
    public async Task A_listed_task_that_lacks_everything_is_a_task_without_values()
    {
        await using var service = await StartAsync(_ => """{"items":[{}]}""");
        using var session = new OmicsSession();

        var result = session.Run($"Get-OmicsRunTask 7 {Arguments(service)}").WithoutErrors();

        Assert.Equal(["7"], result.Values("RunId"));
        Assert.Equal([null, null, null, false], new[] { "TaskId", "Status", "Cpus", "HasDetail" }.Select(name => result.Values(name)[0]));
    }

    [Fact]
    public async Task A_text_of_ten_million_letters_is_a_text()
    {
        var huge = new string('x', 10_000_000);
        await using var service = await StartAsync(path => path.EndsWith("/task", StringComparison.Ordinal) ? Page : $$"""{"taskId":"{{path[^1]}}","statusMessage":"{{huge}}"}""");
        using var session = new OmicsSession();

        var result = session.Run($"Get-OmicsRunTask 7 {Arguments(service)}").WithoutErrors();

        Assert.All(result.Values("StatusMessage"), text => Assert.Equal(huge.Length, ((string)text!).Length));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id":"8","status":"COMPLETED"}""")]
    [InlineData("""{"status":"COMPLETED"}""")]
    public async Task The_answer_about_another_run_is_an_error_and_no_run(string answer)
    {
        await using var service = await StartAsync(_ => answer);
        using var session = new OmicsSession();

        var got = session.Run($"Get-OmicsRun 7 {Arguments(service)}");
        Assert.Equal(["InvalidResponse"], got.ErrorIds);
        Assert.Empty(got.Output);

        // A wait goes on until its time is up: the service may come to its senses.
        var waited = session.Run($"Wait-OmicsRun 7 -Timeout 1 {Arguments(service)}");
        Assert.NotEmpty(waited.ErrorIds);
        Assert.Empty(waited.Output);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_an_error_that_names_the_host_and_is_not_followed(int statusCode)
    {
        var (followed, asked) = (0, 0);
        await using var other = await StartAsync(_ => $"{{\"id\":\"7\",\"requests\":{++followed}}}");
        await using var service = await StartAsync(context =>
        {
            asked++;
            context.Response.StatusCode = statusCode;
            context.Response.Headers.Location = other.Urls.Single().Replace("127.0.0.1", "user:s3cr3t@localhost", StringComparison.Ordinal) + context.Request.Path;
            return Task.CompletedTask;
        });
        using var session = new OmicsSession();

        foreach (var command in new[] { "Get-OmicsRun 7", "Get-OmicsRunTask 7", "Get-OmicsRun", "Get-OmicsRunTaskLog 7 -TaskId 1" })
        {
            var result = session.Run($"{command} -SessionToken t {Arguments(service)}");

            Assert.Equal(["InvalidResponse"], result.ErrorIds);
            Assert.Contains("localhost", result.Errors[0].ToString());
            Assert.DoesNotContain("s3cr3t", result.Errors[0].ToString());
        }

        Assert.Equal((0, 4), (followed, asked));
    }

    [Fact]
    public async Task Keys_that_are_there_twice_or_differ_in_case_lose_no_run()
    {
        await using var service = await StartAsync(_ =>
            """{"id":"7","name":"n","tags":{"a":"1","a":"2"},"parameters":{"Sample":"x","sample":"y","deep":[{"k":1,"K":2,"K":3}]}}""");
        using var session = new OmicsSession();

        var result = session.Run($"$run = Get-OmicsRun 7 -Verbose {Arguments(service)}; $run.Tags.a; \"$($run.Parameters)\"").WithoutErrors();

        Assert.Equal(["2", """{"Sample":"x","sample":"y","deep":[{"k":1,"K":3}]}"""], result.Output.Select(item => item.BaseObject));
        var warning = Assert.Single(result.Warnings);
        Assert.Contains("sample, K", warning, StringComparison.Ordinal);
        Assert.Single(result.Verbose, line => line.Contains("7 has names more than once", StringComparison.Ordinal) && line.EndsWith(": a, K.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_without_end_is_an_error_before_it_fills_the_memory(bool saysHowLong)
    {
        await using var service = await StartAsync(async context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = saysHowLong ? 1L << 30 : null;
            var block = new byte[1 << 20];
            Array.Fill(block, (byte)' ');
            for (var sent = 0L; !context.RequestAborted.IsCancellationRequested && sent < 1L << 30; sent += block.Length)
            {
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
            }
        });
        using var session = new OmicsSession();

        var result = session.Run($"Get-OmicsRun 7 {Arguments(service)}");

        Assert.Equal(["InvalidResponse"], result.ErrorIds);
        Assert.Contains("longer than 64 MB", result.Errors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listing_without_end_and_without_news_is_an_error_and_no_loop()
    {
        var pages = 0;
        await using var service = await StartAsync(_ => $$"""{"items":[{"taskId":"1","status":"COMPLETED"}],"nextToken":"{{++pages}}"}""");
        using var session = new OmicsSession();

        var result = session.Run($"Get-OmicsRunTask 7 -Detail None {Arguments(service).Replace("1000", "100000", StringComparison.Ordinal)}");

        Assert.Equal(["RepeatedPage"], result.ErrorIds);
        Assert.Equal(["1"], result.Values("TaskId"));
        Assert.InRange(pages, 1001, 1003);
    }

    [Fact]
    public async Task A_request_takes_no_longer_than_it_may()
    {
        await using var service = await StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var session = new OmicsSession();
        var begun = System.Diagnostics.Stopwatch.StartNew();

        Assert.Equal(["Timeout"], session.Run($"Get-OmicsRun 7 -RequestTimeout 1 {Arguments(service)}").ErrorIds);
        Assert.InRange(begun.Elapsed.TotalSeconds, 4, 30);
    }

    internal static string Arguments(WebApplication service) =>
        $"-EndpointUrl {service.Urls.Single()} -AccessKey a -SecretKey b -MaxRequestsPerSecond 1000";

    private static Task<WebApplication> StartAsync(Func<string, string> answer) => StartAsync(context =>
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(answer(context.Request.Path.Value!));
    });

    internal static async Task<WebApplication> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var service = builder.Build();
        service.Run(answer);
        await service.StartAsync(TestContext.Current.CancellationToken);
        return service;
    }
}
