using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;

namespace OmicsTools.Emulator.Tests;

/// <summary>The members of batches, as the service lists them.</summary>
public sealed class BatchTests
{
    private const string Batches = """
        { "runs": [], "batches": [ { "id": "71", "runs": [
          { "runSettingId": "s-1", "runId": "1001", "runInternalUuid": "u-1", "runArn": "arn:1001", "submissionStatus": "SUCCESS" },
          { "runSettingId": "s-2", "submissionStatus": "FAILED", "submissionFailureReason": "R", "submissionFailureMessage": "M" },
          { "runSettingId": "s-3", "runId": "1003", "submissionStatus": "CANCEL_SUCCESS" },
          { "runSettingId": "s-4", "runId": "", "submissionStatus": "FAILED", "submissionFailureReason": "", "submissionFailureMessage": "" } ] } ] }
        """;

    [Fact]
    public async Task Members_come_in_pages_with_all_that_is_known_of_them()
    {
        await using var client = await StartAsync();

        var first = await client.GetAsync("/runBatch/71/run?maxItems=3");
        var last = await client.GetAsync($"/runBatch/71/run?maxItems=3&startingToken={System.Uri.EscapeDataString(first.NextToken!)}");

        Assert.Equal(["s-1", "s-2", "s-3"], Settings(first));
        Assert.Equal(["s-4"], Settings(last));
        Assert.Null(last.NextToken);
        Assert.Equal(
            ["runArn", "runId", "runInternalUuid", "runSettingId", "submissionStatus"],
            first.Json.GetProperty("runs")[0].EnumerateObject().Select(member => member.Name).Order());
        Assert.Equal(string.Empty, last.Json.GetProperty("runs")[0].GetProperty("runId").GetString());
        Assert.Equal("M", first.Json.GetProperty("runs")[1].GetProperty("submissionFailureMessage").GetString());
    }

    [Theory]
    [InlineData("submissionStatus=FAILED", new[] { "s-2", "s-4" })]
    [InlineData("runSettingId=s-3", new[] { "s-3" })]
    [InlineData("runId=1001", new[] { "s-1" })]
    public async Task One_filter_narrows_them(string filter, string[] settings)
    {
        await using var client = await StartAsync();

        Assert.Equal(settings, Settings(await client.GetAsync($"/runBatch/71/run?{filter}")));
    }

    [Theory]
    [InlineData("/runBatch/71/run?submissionStatus=FAILED&runSettingId=s-2", 400, "ValidationException")]
    [InlineData("/runBatch/71/run?submissionStatus=LOST", 400, "ValidationException")]
    [InlineData("/runBatch/71/run?maxItems=101", 400, "ValidationException")]
    [InlineData("/runBatch/x/run", 400, "ValidationException")]
    [InlineData("/runBatch/72/run", 404, "ResourceNotFoundException")]
    public async Task What_the_service_refuses_is_refused(string target, int statusCode, string error)
    {
        await using var client = await StartAsync();

        var reply = await client.GetAsync(target);

        Assert.Equal((statusCode, error), (reply.Status, reply.ErrorType));
    }

    [Fact]
    public async Task The_built_in_batch_has_the_runs_that_carry_its_id_and_one_that_never_was()
    {
        await using var client = await EmulatorClient.StartAsync();

        var members = (await client.GetAsync("/runBatch/5501207/run")).Json.GetProperty("runs").EnumerateArray().ToList();
        var runs = (await client.GetAsync("/run?batchId=5501207")).Items;

        Assert.Equal(
            runs.Select(run => run.GetProperty("id").GetString()).Order(),
            members.Where(HasRun).Select(member => member.GetProperty("runId").GetString()).Order());
        foreach (var member in members.Where(HasRun))
        {
            var run = await client.GetAsync($"/run/{member.GetProperty("runId").GetString()}");
            Assert.Equal(run.Text("uuid"), member.GetProperty("runInternalUuid").GetString());
        }

        Assert.Equal("trio-0418", Assert.Single(members, member => !HasRun(member)).GetProperty("runSettingId").GetString());
    }

    [Theory]
    [InlineData("""{ "runs": [], "batches": [ { "runs": [] } ] }""", "batches[0]: a batch needs an id")]
    [InlineData("""{ "runs": [], "batches": [ { "id": "1", "runs": [ { "runId": "2" } ] } ] }""", "runs[0]: a member of a batch needs a runSettingId")]
    [InlineData("""{ "runs": [], "batches": {} }""", "The seed 'test' is not of the form")]
    public void A_seed_of_another_form_is_refused(string json, string reason) =>
        Assert.Contains(reason, Assert.Throws<SeedException>(() => BatchSeed.Read(json, "test")).Message, System.StringComparison.Ordinal);

    private static bool HasRun(JsonElement member) => member.TryGetProperty("runId", out var id) && id.GetString() is not "";

    private static IEnumerable<string?> Settings(Reply reply) =>
        reply.Json.GetProperty("runs").EnumerateArray().Select(member => member.GetProperty("runSettingId").GetString());

    private static async Task<EmulatorClient> StartAsync()
    {
        var client = await EmulatorClient.StartAsync(new EmulatorOptions { DefaultSeed = false });
        foreach (var batch in BatchSeed.Read(Batches, "test"))
        {
            client.Host.Batches.Put(batch);
        }

        return client;
    }
}
