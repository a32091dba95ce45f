using System;
using System.Linq;
using System.Threading.Tasks;

namespace OmicsTools.Tests.Connection;

/// <summary>Whose run it is goes on with the run: into the next command, with the profile that it came with.</summary>
public class ProfileOfRunTests
{
    [Fact]
    public async Task Every_command_goes_on_with_the_profile_of_what_it_is_given()
    {
        await using var user = await StartAsync();

        var result = await user.RunScriptAsync("""
            $run = Get-OmicsRun 8192911 -ProfileName p
            $task = $run | Get-OmicsRunTask -TaskId 4612468
            $null = @(
                Get-OmicsRun $run
                Get-OmicsRunTask $run -Detail None
                $run | Wait-OmicsRun
                $run | Wait-OmicsRunTask -Detail None
                $run | Get-OmicsRunLog -Tail 1
                $task | Get-OmicsRunTaskLog -Tail 1 | Get-OmicsRun
                $run | Get-OmicsRunFailure | Get-OmicsRunTask -Detail None
                $run | Wait-OmicsRun -PassThruChange | Get-OmicsRun
                [pscustomobject]@{ Id = $run.Id; ProfileName = $run.ProfileName } | Get-OmicsRun
                [pscustomobject]@{ RunId = $run.Id; TaskId = $task.TaskId; ProfileName = $task.ProfileName } | Get-OmicsRunTask
                $run | Get-OmicsRunTaskLog -Wait -Tail 1 -PollingInterval 1
            )
            """);

        Assert.Equal(string.Empty, result.Errors);
        Assert.Equal("AKIAPROFILE", user.Signed.AccessKeyId);
    }

    [Fact]
    public async Task It_is_said_where_the_profile_comes_from()
    {
        await using var user = await StartAsync();

        var result = await user.RunScriptAsync("Get-OmicsRun 8192911 -ProfileName p | Get-OmicsRunTask -Detail None -Verbose 4>&1 | Where-Object { $_ -like '*came with*' }");

        Assert.Contains("profile 'p'", Assert.Single(result.OutputLines));
    }

    [Theory]
    [InlineData("-ProfileName q", "AKIASECOND")]
    [InlineData("-AccessKey AKIAPARAMETER -SecretKey s3cr3t", "AKIAPARAMETER")]
    [InlineData("-ProfileName q -AccessKey AKIAPARAMETER -SecretKey s3cr3t", "AKIAPARAMETER")]
    public async Task What_the_next_command_is_told_comes_first_and_goes_on_from_there(string told, string accessKey)
    {
        await using var user = await StartAsync();

        var result = await user.RunScriptAsync($"$run = Get-OmicsRun 8192911 -ProfileName p; $null = $run | Get-OmicsRunTask -Detail None {told}");

        Assert.Equal(string.Empty, result.Errors);
        Assert.Equal(["AKIAPROFILE", accessKey], user.Emulator.Requests.All.Select(request => request.AccessKeyId));
    }

    [Theory]
    [InlineData("p", "-ProfileName p")]
    [InlineData("default", "")]
    public async Task A_profile_of_a_file_of_its_own_is_not_taken_for_its_namesake(string profile, string named)
    {
        await using var user = await StartAsync();
        user.Set("AWS_ACCESS_KEY_ID", null);
        user.Write(".aws/credentials", "[default]\naws_access_key_id = AKIADEFAULT\naws_secret_access_key = s3cr3t");
        var file = user.Write("elsewhere", $"[{profile}]\naws_access_key_id = AKIAFIRST\naws_secret_access_key = s3cr3t");

        var result = await user.RunScriptAsync(
            $"Get-OmicsRun 8192911 {named} -ProfileLocation '{file}' | Get-OmicsRunTask -Detail None | ForEach-Object {{ \"-$($_.ProfileName)\" }}");

        Assert.Equal(string.Empty, result.Errors);
        Assert.All(result.OutputLines, line => Assert.Equal("-", line));
        Assert.Equal("AKIAFIRST", user.Signed.AccessKeyId);
    }

    [Fact]
    public async Task Runs_of_several_profiles_are_waited_for_together()
    {
        await using var user = await StartAsync();

        var result = await user.RunScriptAsync(
            "$(Get-OmicsRun 8192911 -ProfileName p; Get-OmicsRun 8192911 -ProfileName q; '8192911') | Wait-OmicsRun | ForEach-Object { \"-$($_.ProfileName)\" }");

        Assert.Equal(string.Empty, result.Errors);
        Assert.Equal(["-", "-p", "-q"], result.OutputLines.Order(StringComparer.Ordinal));
        Assert.Equal(
            ["AKIAENVIRONMENT", "AKIAPROFILE", "AKIAPROFILE", "AKIASECOND", "AKIASECOND"],
            user.Emulator.Requests.All.Select(request => request.AccessKeyId).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("'arn:aws:omics:us-east-1:999999999999:run/8192911'")]
    [InlineData("([pscustomobject]@{ Id = '8192911'; AccountId = '999999999999' })")]
    public async Task A_run_of_another_account_is_no_run_of_this_one(string run)
    {
        await using var user = await StartAsync();

        // Keys do not say whose they are: the first answer does.
        var result = await user.RunScriptAsync($"{run} | Wait-OmicsRun 3>&1 2>&1 | ForEach-Object {{ \"$($_.FullyQualifiedErrorId)\" }}");

        Assert.Contains(result.OutputLines, line => line.StartsWith("RunNotFound,", StringComparison.Ordinal));
        Assert.DoesNotContain("8192911", result.Output);
    }

    private static async Task<ConnectionCase> StartAsync()
    {
        var user = await ConnectionCase.StartAsync();
        user.Set("AWS_REGION", "us-east-1");
        user.Set("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT");
        user.Set("AWS_SECRET_ACCESS_KEY", "s3cr3t");
        user.Set("AWS_ENDPOINT_URL_CLOUDWATCH_LOGS", user.Emulator.Endpoint.AbsoluteUri);
        user.Write(".aws/credentials", """
            [p]
            aws_access_key_id = AKIAPROFILE
            aws_secret_access_key = s3cr3t
            [q]
            aws_access_key_id = AKIASECOND
            aws_secret_access_key = s3cr3t
            """);
        return user;
    }
}
