using OmicsTools.Engine.Tasks;

namespace OmicsTools.Engine.Tests.Tasks;

public class LogStreamArnTests
{
    [Theory]
    [InlineData("arn:aws:logs:us-east-1:123456789012:log-group:/aws/omics/WorkflowLog:log-stream:run/1/task/2", "/aws/omics/WorkflowLog", "run/1/task/2")]
    [InlineData("arn:aws:logs:us-east-1:123456789012:log-group:g:log-stream:a:b", "g", "a:b")]
    [InlineData("arn:aws:logs:us-east-1:123456789012:log-group:g", null, null)]
    [InlineData("run/1/task/2", null, null)]
    [InlineData("", null, null)]
    [InlineData(null, null, null)]
    public void Gives_the_names_that_CloudWatch_Logs_asks_for(string? arn, string? group, string? stream) =>
        Assert.Equal((group, stream), LogStreamArn.Split(arn));
}
