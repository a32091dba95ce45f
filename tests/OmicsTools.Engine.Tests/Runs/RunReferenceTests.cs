using OmicsTools.Engine.Runs;

namespace OmicsTools.Engine.Tests.Runs;

public class RunReferenceTests
{
    [Theory]
    [InlineData("1", "1", null)]
    [InlineData("  1234567\n", "1234567", null)]
    [InlineData("123456789012345678", "123456789012345678", null)]
    [InlineData("007", "007", null)]
    [InlineData("arn:aws:omics:us-west-2:123456789012:run/1234567", "1234567", "us-west-2")]
    [InlineData("arn:aws-cn:omics:cn-north-1:123456789012:run/1", "1", "cn-north-1")]
    [InlineData("arn:aws:omics:::run/5", "5", null)]
    public void Reads_ids_and_arns(string text, string runId, string? region)
    {
        Assert.True(RunReference.TryParse(text, out var run, out var problem));
        Assert.Null(problem);
        Assert.Equal((runId, region), (run!.RunId, run.Region));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("12 34")]
    [InlineData("1.5")]
    [InlineData("1234567890123456789")]
    [InlineData("١٢٣")]
    [InlineData("Amazon.Omics.Model.RunListItem")]
    [InlineData("../workflow/1")]
    [InlineData("arn:aws:omics:us-east-1:123456789012:workflow/1234567")]
    [InlineData("arn:aws:omics:us-east-1:123456789012:task/1234567")]
    [InlineData("arn:aws:omics:us-east-1:123456789012:run/abc")]
    [InlineData("arn:aws:s3:::bucket/run/1")]
    [InlineData("arn:aws:omics")]
    public void Says_what_is_wrong_with_everything_else(string? text)
    {
        Assert.False(RunReference.TryParse(text, out var run, out var problem));
        Assert.Null(run);
        Assert.False(string.IsNullOrEmpty(problem));
    }

    [Fact]
    public void Names_the_kind_of_a_foreign_arn()
    {
        _ = RunReference.TryParse("arn:aws:omics:us-east-1:123456789012:workflow/1234567", out _, out var problem);

        Assert.Contains("workflow", problem);
    }

    [Fact]
    public void Shows_control_characters_and_cuts_what_is_long()
    {
        Assert.Equal("a\\u000ab\\u001bc", RunReference.Shorten("a\nb\u001bc"));
        Assert.True(RunReference.Shorten(new string('9', 10_000)).Length < 100);
    }
}
