using System;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using OmicsTools.Tests.Faults;
using OmicsTools.Tests.Support;
using OmicsTools.Tests.Waiting;

namespace OmicsTools.Tests.Logs;

/// <summary>Pages of logs as a service may send them, if rarely.</summary>
[Collection(nameof(DrivenTime))]
public class AwkwardLogTests
{
    [Theory]
    [InlineData("")]
    [InlineData("-Tail 5")]
    [InlineData("-Tail 5 -Wait")]
    public async Task A_log_without_lines_and_without_end_is_an_error_and_no_loop(string arguments)
    {
        var pages = 0;
        await using var service = await AwkwardAnswerTests.StartAsync(async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(
                !context.Request.Headers.ContainsKey("X-Amz-Target") ? EndedTask
                : ++pages == 1 ? Page(pages, "last") : Page(pages));
        });
        using var session = new OmicsSession();

        var result = session.Run($"Get-OmicsRunTaskLog 7 -TaskId 1 {arguments} {AwkwardAnswerTests.Arguments(service).Replace("1000", "100000", StringComparison.Ordinal)}");

        Assert.Equal(["RepeatedPage"], result.ErrorIds);
        Assert.InRange(pages, 1001, 1003);
    }

    [Fact]
    public async Task What_a_followed_log_showed_too_late_for_a_look_is_read_at_the_end()
    {
        var wholeReads = 0;
        await using var service = await AwkwardAnswerTests.StartAsync(async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            var request = await body.ReadToEndAsync();
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(
                !context.Request.Headers.ContainsKey("X-Amz-Target") ? EndedTask
                : request.Contains("endTime", StringComparison.Ordinal) && !request.Contains("nextToken", StringComparison.Ordinal) && ++wholeReads == 2
                    ? Page(1, "late")
                : Page(1));
        });
        using var session = new OmicsSession();

        var result = session.Run($"Get-OmicsRunTaskLog 7 -TaskId 1 -Wait -PollingInterval 1 {AwkwardAnswerTests.Arguments(service)}").WithoutErrors();

        Assert.Equal(["late"], result.Values("Message"));
    }

    // A task that has just ended.
    private static string EndedTask
    {
        get
        {
            var now = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            return $$"""{"taskId":"1","status":"COMPLETED","name":"a","creationTime":"{{now}}","startTime":"{{now}}","stopTime":"{{now}}"}""";
        }
    }

    private static string Page(int number, string? line = null)
    {
        var events = line is null ? string.Empty
            : $$"""{"timestamp":{{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}},"message":"{{line}}","ingestionTime":1}""";
        return $$"""{"events":[{{events}}],"nextForwardToken":"f/{{number}}","nextBackwardToken":"b/{{number}}"}""";
    }
}
