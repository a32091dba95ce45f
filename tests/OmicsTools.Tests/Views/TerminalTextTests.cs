using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Views;

/// <summary>What a service says reaches people as text, and never as an instruction to their terminal or a line of its own.</summary>
public sealed partial class TerminalTextTests
{
    private const string Secret = "s3cr3t";

    // Of every kind: C0, C1, DEL, direction, invisible ones, line ends; and addresses with a password.
    private const string Hostile =
        "a\u001b[31m\u001b]0;t\u0007\u0000\b\t\u007f\u0085\u009b1m\r\nVERBOSE: forged\u2028\u2029\u061c\u200b\u200e\u202e\u2066\ufeff\u00ad"
        + "\U000E0041 http://user:" + Secret + "@h/ https://" + Secret + "@h http://u:" + Secret + "/x@h:80/z";

    // Persian, emoji with a joiner, accents: nothing to hide.
    private const string Harmless = "می‌خواهم 👩‍🔬 é https://h:443/a@b s3://bucket/k@v";

    private static readonly string Views = Path.Combine(Path.GetDirectoryName(OmicsSession.Manifest)!, "bin", "OmicsTools.Format.ps1xml");

    [Fact]
    public async Task A_cell_of_a_view_is_safe()
    {
        await using var session = await StartAsync(Hostile);
        var cells = Cell().Matches(await File.ReadAllTextAsync(Views, TestContext.Current.CancellationToken)).Select(match => match.Groups["cell"].Value).Distinct(StringComparer.Ordinal);

        var texts = session.Run($$"""
            Set-StrictMode -Version Latest
            $run = Get-OmicsRun 7
            $items = @($run) + @(Get-OmicsRun) + @($run | Get-OmicsRunTask) + @(Wait-OmicsRun 7 -PassThruChange)
            $items += @(Measure-OmicsRun 7) + @(Measure-OmicsRunTask 7) + @(Measure-OmicsRunTask 7 -ByStep) + @(Compare-OmicsRun 7 -ReferenceRun 7)
            $items += @(Get-OmicsRunFailure 7) + @(Get-OmicsRunTaskLog 7) + @(Find-OmicsRun -EndedAfter 1970-01-01)
            $items += [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($items))
            $ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'
            foreach ($cell in '{{string.Join("', '", cells)}}') {
                $items | ForEach-Object { "{0:$cell}" -f $_ }
            }
            """).WithoutErrors().Output.Select(text => (string)text.BaseObject).ToList();

        Assert.Equal(cells.Count() * 22, texts.Count);
        Assert.All(texts.SelectMany(text => text.Split(Environment.NewLine)), text => AssertSafe(Colour().Replace(text, string.Empty)));
    }

    /// <summary>What has no list view of its own is listed by PowerShell, as the service wrote it.</summary>
    [Theory]
    [InlineData("OmicsTools.StatusChange")]
    [InlineData("OmicsTools.LogEvent")]
    [InlineData("OmicsTools.TaskUsage")]
    [InlineData("OmicsTools.RunUsage")]
    [InlineData("OmicsTools.StepStatistics")]
    [InlineData("OmicsTools.StepComparison")]
    [InlineData("OmicsTools.FoundRun")]
    public void A_list_has_every_property_and_is_made_of_cells(string type)
    {
        using var session = new OmicsSession();
        var properties = session.Run($"[{type}].GetProperties().Name").WithoutErrors().Output.Select(name => (string)name.BaseObject);
        var list = XDocument.Load(Views).Descendants("View")
            .Single(view => view.Element("ListControl") is not null && view.Descendants("TypeName").Any(name => name.Value == type));

        Assert.Equal(properties, list.Descendants("ListItem").Select(item => item.Element("Label")!.Value));
        Assert.All(list.Descendants("ListItem"), item => Assert.Equal($"'{{0:{item.Element("Label")!.Value}}}' -f $_", item.Element("ScriptBlock")!.Value));
    }

    [Fact]
    public async Task Objects_are_raw_and_harmless_text_is_left_alone()
    {
        await using var session = await StartAsync(Hostile);
        await using var harmless = await StartAsync(Harmless);

        Assert.Equal([Hostile], session.Run("Get-OmicsRun 7").WithoutErrors().Values("Name"));
        Assert.Equal([Hostile], session.Run("Get-OmicsRunTask 7").WithoutErrors().Values("StatusMessage"));
        Assert.Equal(Harmless, harmless.Run("'{0:Name}' -f (Get-OmicsRun 7)").WithoutErrors().Output.Single().BaseObject);
    }

    [Fact]
    public async Task A_text_without_end_has_one_in_a_cell_and_json_is_whole()
    {
        var endless = new string('x', 100_000);
        await using var session = await StartAsync(endless);

        var cells = session.Run("$run = Get-OmicsRun 7; '{0:StatusMessage}' -f $run; '{0:Tags}' -f $run").WithoutErrors().Output;

        Assert.InRange(((string)cells[0].BaseObject).Length, 100, 5000);
        Assert.Equal($$"""{"k":"{{endless}}"}""", cells[1].BaseObject);
    }

    [Fact]
    public async Task Verbose_lines_are_one_line_each()
    {
        await using var session = await StartAsync(Hostile);

        var verbose = session.Run("Wait-OmicsRun 7 -Verbose").WithoutErrors().Verbose;

        Assert.Contains(verbose, line => line.Contains("forged", StringComparison.Ordinal));
        Assert.All(verbose, AssertSafe);
    }

    [Theory]
    [InlineData("Get-OmicsRun $text")]
    [InlineData("Get-OmicsRun -Name ($text -replace '[][]')")]
    [InlineData("Get-OmicsRun -RunGroupId $text")]
    [InlineData("Get-OmicsRun -Region $text")]
    [InlineData("Get-OmicsRun -Select $text")]
    [InlineData("$PSDefaultParameterValues.Remove('*-Omics*:AccessKey'); $PSDefaultParameterValues.Remove('*-Omics*:SecretKey'); Get-OmicsRun -ProfileName $text")]
    [InlineData("Get-OmicsRun -StoppedAfter $text")]
    [InlineData("Wait-OmicsRun 7 -Timeout $text")]
    [InlineData("Compare-OmicsRun 7 -ReferenceRun $text")]
    [InlineData("Measure-OmicsRun 7 -PriceList $text")]
    [InlineData("Export-OmicsRunTimeline 7 -Path $text")]
    [InlineData("Get-OmicsRun -EndpointUrl $text")]
    [InlineData("Get-OmicsRunTask 7 -TaskId $text")]
    [InlineData("Get-OmicsRunTask 7 -Name ($text -replace '[][]')")]
    [InlineData("Get-OmicsRunTask 7 -Status $text")]
    [InlineData("[pscustomobject]@{ RunId = $text; Region = $text } | Get-OmicsRunTask")]
    [InlineData("[pscustomobject]@{ RunId = 7; Region = $text } | Get-OmicsRunTask")]
    public async Task Errors_and_warnings_about_what_was_given_are_safe(string command)
    {
        await using var session = await StartAsync("r");

        var result = session.Run($"$text = @($input)[0]; {command}", Hostile.Replace("\u0000", string.Empty, StringComparison.Ordinal));

        var errors = result.Errors.Concat(result.TerminatingError is { } last ? [last] : []).ToList();
        Assert.True(errors.Count + result.Warnings.Count > 0);
        Assert.All(errors, AssertSafe);
        Assert.All(result.Warnings, AssertSafe);
    }

    [Fact]
    public async Task An_error_that_quotes_the_service_is_safe()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var service = builder.Build();
        service.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.Headers["x-amzn-ErrorType"] = "ValidationException";
            return context.Response.WriteAsJsonAsync(new { message = Hostile });
        });
        await service.StartAsync(TestContext.Current.CancellationToken);
        using var session = new OmicsSession();

        var result = session.Run($"Get-OmicsRun 7 -EndpointUrl {service.Urls.Single()} -AccessKey a -SecretKey b -Region us-east-1 -Verbose");

        var error = Assert.Single(result.Errors);
        Assert.Contains("forged", error.Exception.Message, StringComparison.Ordinal);
        AssertSafe(error);
        Assert.All(result.Verbose, AssertSafe);
    }

    [Theory]
    [InlineData("Get-OmicsRun -Name ")]
    [InlineData("Get-OmicsRunTask 7 -Name ")]
    public async Task A_completion_is_safe_and_stands_for_the_very_name(string line)
    {
        await using var session = await StartAsync(Hostile);

        var match = session.Run($"(TabExpansion2 -inputScript '{line}' -cursorColumn {line.Length}).CompletionMatches").WithoutErrors().Output.Single();

        string[] parts = ["CompletionText", "ListItemText", "ToolTip"];
        Assert.All(parts.Skip(1), part => AssertSafe((string)match.Properties[part].Value));
        var typed = (string)match.Properties["CompletionText"].Value;
        AssertNoControl(typed);
        Assert.Equal(Hostile, session.Run(typed).WithoutErrors().Output.Single().BaseObject);
    }

    private static void AssertSafe(ErrorRecord error)
    {
        AssertSafe(error.Exception.Message);
        AssertSafe(error.CategoryInfo.TargetName);
        AssertSafe(error.ErrorDetails?.Message ?? string.Empty);
        AssertSafe(error.ErrorDetails?.RecommendedAction ?? string.Empty);
        var details = PSObject.AsPSObject(error.Exception).Properties["Details"]?.Value as string ?? string.Empty;
        Assert.All(details.Split(Environment.NewLine), AssertSafe);
    }

    private static void AssertSafe(string text)
    {
        AssertNoControl(text);
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
    }

    private static void AssertNoControl(string text) => Assert.DoesNotContain(
        text.EnumerateRunes(),
        rune => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static async Task<EmulatedSession> StartAsync(string text)
    {
        var session = await EmulatedSession.StartAsync(new EmulatorOptions { DefaultSeed = false });
        var then = DateTimeOffset.UnixEpoch;
        session.Emulator.Runs.Put(new EmulatedRun
        {
            Id = "7",
            Name = text,
            FinalStatus = "FAILED",
            CreationTime = then,
            StartTime = then,
            StopTime = then,
            FailureReason = text,
            StatusMessage = text,
            Members = new JsonObject(new[] { "workflowName", "workflowId", "runOutputUri", "startedBy", "engineVersion" }.Select(name => KeyValuePair.Create(name, (JsonNode?)text)))
            {
                ["tags"] = new JsonObject { ["k"] = text },
                ["parameters"] = new JsonObject { ["p"] = new JsonArray(text) },
            },
            Tasks =
            [
                new EmulatedTask
                {
                    TaskId = "70",
                    Name = text,
                    FinalStatus = "FAILED",
                    CreationTime = then,
                    StartTime = then,
                    StopTime = then,
                    InstanceType = text,
                    FailureReason = text,
                    StatusMessage = text,
                    Image = text,
                    LogStream = text,
                    Log = [new EmulatedLogEvent(then, text)],
                    CacheS3Uri = text,
                },
            ],
        });
        return session;
    }

    [GeneratedRegex(@"'\{0:(?<cell>\w+)\}' -f \$_", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cell();

    [GeneratedRegex(@"^\e\[[0-9]+m|\e\[0m$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Colour();
}
