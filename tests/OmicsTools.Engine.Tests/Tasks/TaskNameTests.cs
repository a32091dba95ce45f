using OmicsTools.Engine.Tasks;

namespace OmicsTools.Engine.Tests.Tasks;

public class TaskNameTests
{
    [Theory]
    [InlineData("align-3-17", "align", "3-17")]
    [InlineData("UGMakeExamples-38-3839scattered", "UGMakeExamples", "38-3839scattered")]
    [InlineData("call-variants-0-1", "call-variants", "0-1")]
    [InlineData("NFCORE_SAREK:SAREK:FASTQC (NA12878 lane-1)", "NFCORE_SAREK:SAREK:FASTQC", "NA12878 lane-1")]
    [InlineData("ALIGN (a (b))", "ALIGN", "a (b)")]
    [InlineData("align_2", "align", "2")]
    [InlineData("QCReport", "QCReport", null)]
    [InlineData("call-variants", "call-variants", null)]
    [InlineData("bwa_mem2", "bwa_mem2", null)]
    [InlineData("", "", null)]
    [InlineData("()", "()", null)]
    [InlineData("整列-3-17", "整列", "3-17")]
    [InlineData("-3-17", "-3-17", null)]
    [InlineData("-1-2-3", "-1", "2-3")]
    [InlineData("align-3-", "align-3-", null)]
    [InlineData("f(x) (1)", "f(x)", "1")]
    [InlineData("f(x)", "f(x)", null)]
    [InlineData(" (1)", " (1)", null)]
    [InlineData("_2", "_2", null)]
    public void Splits_off_the_shard(string name, string baseName, string? shard) =>
        Assert.Equal((baseName, shard), TaskName.Split(name));

    [Fact]
    public void No_name_has_no_parts() => Assert.Equal((null, null), TaskName.Split(null));

    [Fact]
    public void A_hostile_name_is_still_only_a_name()
    {
        var name = string.Concat(System.Linq.Enumerable.Repeat("1-1-", 10_000)) + "x(";

        var (baseName, _) = TaskName.Split(name);

        Assert.False(string.IsNullOrEmpty(baseName));
    }
}
