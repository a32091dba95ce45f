using System;
using System.IO;
using System.Threading.Tasks;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Usage;

/// <summary>Prices: those that come with the module, and those of a file.</summary>
public sealed class PriceListTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_Region_without_prices_has_no_costs_and_one_warning()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run("7", UsageCase.Task("70", "a"), UsageCase.Task("71", "b")) with { Region = "eu-west-1" });
        session.Emulator.Runs.Put(UsageCase.Run("8", UsageCase.Task("80", "a")) with { Region = "eu-west-1" });

        var tasks = session.Run("7, 8 | Measure-OmicsRunTask -Region eu-west-1").WithoutErrors();
        var runs = session.Run("7, 8 | Measure-OmicsRun -Region eu-west-1").WithoutErrors();

        foreach (var result in new[] { tasks, runs })
        {
            Assert.Single(result.Warnings, warning => warning.Contains("eu-west-1", StringComparison.Ordinal));
            Assert.All(result.Values("EstimatedCost"), Assert.Null);
            Assert.All(result.Values("PotentialSaving"), Assert.Null);
            Assert.All(result.Values("PriceDate"), Assert.Null);
        }
    }

    [Theory]
    [InlineData("omics.m.large,0.6\nomics.c.large,0.3\nRun Storage,0.001", "us-east-1", 0.1, 1.8, null)]
    [InlineData("InstanceType,Price\nomics.m.large,0.6", "eu-west-1", 0.1, null, null)]
    [InlineData(BulkCsv, "eu-west-1", 0.2, 3.6, "2026-10-31")]
    [InlineData(BulkCsv, "us-east-1", null, null, null)]
    [InlineData(BulkJson, "eu-west-1", 0.2, 3.6, "2026-10-31")]
    [InlineData(BulkJson, "us-east-1", null, null, null)]
    public async Task A_file_of_prices_is_used_alone(string file, string region, double? compute, double? storage, string? date)
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run("7", UsageCase.Task("70", "align")) with { Region = region });
        await File.WriteAllTextAsync(Path.Combine(_folder, "prices"), file, TestContext.Current.CancellationToken);

        var run = session.Run($"Measure-OmicsRun 7 -Region {region} -PriceList '{_folder}/prices'").WithoutErrors();

        Assert.Equal([(decimal?)compute], run.Values("ComputeCost"));
        Assert.Equal([(decimal?)storage], run.Values("StorageCost"));
        Assert.Equal([date], run.Values("PriceDate"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("""{"publicationDate":"2026-10-31","products":{},"terms":{"OnDemand":{}}}""")]
    [InlineData("a,b\nc,d")]
    [InlineData("\"unclosed,1\n")]
    [InlineData(null)]
    public async Task A_file_without_prices_ends_the_command_before_any_request(string? file)
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        if (file is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(_folder, "prices"), file, TestContext.Current.CancellationToken);
        }

        Assert.Equal("InvalidConfiguration", session.RunAndThrow($"Measure-OmicsRun 7 -PriceList '{_folder}/prices'").TerminatingErrorId);
        Assert.Empty(session.Emulator.Requests.All);
    }

    // The shapes of AWS' bulk files, cut to what matters.
    private const string BulkCsv = """
        "FormatVersion","v1.0"
        "Disclaimer","This pricing list is for informational purposes only."
        "Publication Date","2026-10-31T18:00:00Z"
        "Version","20261031180000"
        "OfferCode","AmazonOmics"
        "SKU","OfferTermCode","PriceDescription","Unit","PricePerUnit","Currency","Product Family","Region Code","resourceType","usageType","workflowType"
        "A","J","$1.2 per hour, for omics.m.large","Instance-hrs","1.2000000000","USD","Workflow","eu-west-1","omics.m.large","EU-WorkflowType:Private-omics.m.large-hours","Private"
        "B","J","$0.002 per GB-hour","GB-Hours","0.0020000000","USD","Storage","eu-west-1","Run Storage","EU-RunStorage","Private"
        "C","J","a Ready2Run workflow","Runs","10.0","USD","Workflow","eu-west-1","omics.m.large","EU-Ready2Run","Ready2Run"
        """;

    private const string BulkJson = """
        {"formatVersion":"v1.0","publicationDate":"2026-10-31T18:00:00Z","products":{
          "A":{"sku":"A","productFamily":"Workflow","attributes":{"regionCode":"eu-west-1","resourceType":"omics.m.large","workflowType":"Private"}},
          "B":{"sku":"B","productFamily":"Storage","attributes":{"regionCode":"eu-west-1","resourceType":"Run Storage"}},
          "C":{"sku":"C","productFamily":"Workflow","attributes":{"regionCode":"eu-west-1","resourceType":"omics.m.large","workflowType":"Ready2Run"}},
          "D":{"sku":"D","productFamily":"Storage","attributes":{"regionCode":"eu-west-1","resourceType":"Read Set"}}},
         "terms":{"OnDemand":{
          "A":{"A.J":{"priceDimensions":{"A.J.6":{"unit":"Instance-hrs","beginRange":"0","endRange":"Inf","pricePerUnit":{"USD":"1.2000000000"}}}}},
          "B":{"B.J":{"priceDimensions":{"B.J.6":{"unit":"GB-Hours","pricePerUnit":{"USD":"0.0020000000"}}}}},
          "C":{"C.J":{"priceDimensions":{"C.J.6":{"unit":"Runs","pricePerUnit":{"USD":"10"}}}}},
          "D":{"D.J":{"priceDimensions":{"D.J.6":{"unit":"GB","pricePerUnit":{"USD":"1"}}}}}}}}
        """;
}
