using System;
using System.Linq;
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

    private static string Arguments(WebApplication service) =>
        $"-EndpointUrl {service.Urls.Single()} -AccessKey a -SecretKey b -MaxRequestsPerSecond 1000";

    private static async Task<WebApplication> StartAsync(Func<string, string> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var service = builder.Build();
        service.Run(context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(answer(context.Request.Path.Value!));
        });
        await service.StartAsync(TestContext.Current.CancellationToken);
        return service;
    }
}
