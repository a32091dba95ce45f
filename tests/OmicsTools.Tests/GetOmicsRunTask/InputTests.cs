using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.GetOmicsRunTask;

/// <summary>Whatever names a run, by position, by name or from the pipeline.</summary>
public class InputTests
{
    private const string Run = "8192911";
    private const int TasksOfRun = 9;

    [Theory]
    [InlineData("Get-OmicsRunTask 8192911")]
    [InlineData("Get-OmicsRunTask -Id 8192911")]
    [InlineData("Get-OmicsRunTask -RunId '8192911'")]
    [InlineData("Get-OmicsRunTask -Arn arn:aws:omics:us-east-1:123456789012:run/8192911")]
    [InlineData("8192911 | Get-OmicsRunTask")]
    [InlineData("[long]8192911, 'nothing' | Where-Object { $_ -is [long] } | Get-OmicsRunTask")]
    [InlineData("[double]8192911 | Get-OmicsRunTask")]
    [InlineData("' 8192911 ' | Get-OmicsRunTask")]
    [InlineData("'arn:aws:omics:us-east-1:123456789012:run/8192911' | Get-OmicsRunTask")]
    [InlineData("[pscustomobject]@{ Id = '8192911' } | Get-OmicsRunTask")]
    [InlineData("[pscustomobject]@{ RunId = 8192911 } | Get-OmicsRunTask")]
    [InlineData("[pscustomobject]@{ id = '8192911'; arn = 'arn:aws:omics:us-east-1:123456789012:run/8192911'; name = 'trio' } | Get-OmicsRunTask")]
    [InlineData("[pscustomobject]@{ RunArn = 'arn:aws:omics:us-east-1:123456789012:run/8192911' } | Get-OmicsRunTask")]
    [InlineData("@{ RunId = '8192911' } | Get-OmicsRunTask")]
    [InlineData("[pscustomobject]@{ Sample = 'x'; Column = '8192911' } | Get-OmicsRunTask -Id { $_.Column }")]
    [InlineData("Get-OmicsRun -Name trio-0417* | Get-OmicsRunTask")]
    [InlineData("Get-OmicsRunTask ([pscustomobject]@{ Id = '8192911'; Arn = 'arn:aws:omics:us-east-1:123456789012:run/8192911'; Name = 'trio' })")]
    [InlineData("Get-OmicsRunTask -Id @{ RunId = '8192911' }")]
    public async Task Every_way_to_name_a_run_gives_its_tasks(string script)
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run(script).WithoutErrors();

        Assert.Equal(TasksOfRun, result.Output.Count);
        Assert.All(result.Values("RunId"), id => Assert.Equal(Run, id));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ taskId = '4612468'; name = 'x'; status = 'FAILED' }")]
    [InlineData("[pscustomobject]@{ uuid = 'u'; arn = 'arn:aws:omics:us-east-1:123456789012:task/4612468'; type = 'task'; name = 'x' }")]
    [InlineData("[pscustomobject]@{ taskId = '4612468'; logStream = 'arn:aws:logs:us-east-1:1:log-group:/aws/omics/WorkflowLog:log-stream:run/8192911/task/1' }")]
    public async Task A_task_that_does_not_say_its_run_is_an_error_that_says_the_way(string task)
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run($"{task} | Get-OmicsRunTask");

        Assert.Equal(["InvalidId"], result.ErrorIds);
        Assert.Contains("-TaskId 4612468", result.Errors[0].ToString());
        Assert.Empty(session.Emulator.Requests.All);
    }

    [Theory]
    [InlineData("Get-OmicsRunTask -Id 8192911")]
    [InlineData("Wait-OmicsRunTask 8192911")]
    [InlineData("Get-OmicsRunTaskLog 8192911")]
    [InlineData("Measure-OmicsRunTask 8192911")]
    public async Task Tasks_beside_the_id_of_their_run_are_one_error_that_says_the_way(string command)
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.RunAndThrow($"[pscustomobject]@{{ taskId = '4612468' }}, [pscustomobject]@{{ taskId = '4392889' }} | {command}");

        Assert.Equal("InvalidConfiguration", result.TerminatingErrorId);
        Assert.Contains("8192911 -TaskId $tasks.taskId", result.TerminatingError!.ErrorDetails.RecommendedAction);
        Assert.Empty(session.Emulator.Requests.All);
    }

    [Fact]
    public async Task The_answer_of_the_CLI_about_a_task_says_its_run_by_its_log_stream()
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run("""
            $stream = 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/omics/WorkflowLog:log-stream:run/8192911/task/4612468'
            [pscustomobject]@{ taskId = '4612468'; name = 'x'; logStream = $stream } | Get-OmicsRunTask
            """).WithoutErrors();

        Assert.Equal(["4612468"], result.Values("TaskId"));
    }

    [Fact]
    public async Task The_rows_of_run_analyzer_about_runs_are_runs()
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run("""
            [pscustomobject]@{ uuid = 'u'; arn = 'arn:aws:omics:us-east-1:123456789012:run/8192911'; type = 'run'; name = 'x' } | Get-OmicsRunTask -Detail None
            """).WithoutErrors();

        Assert.Equal(["8192911"], result.Values("RunId").Distinct());
    }

    [Fact]
    public async Task A_line_of_a_manifest_is_its_task()
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run(
            "[pscustomobject]@{ arn = 'arn:aws:omics:us-east-1:123456789012:task/4612468'; run = 'arn:aws:omics:us-east-1:123456789012:run/8192911'; name = 'x' } "
            + "| Get-OmicsRunTask").WithoutErrors();

        Assert.Equal(["4612468"], result.Values("TaskId"));
    }

    [Fact]
    public async Task A_task_by_position_is_not_its_whole_run()
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run("$task = Get-OmicsRunTask 8192911 -TaskId 4612468; Get-OmicsRunTask $task");

        Assert.Equal(["InvalidId"], result.ErrorIds);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("[Diagnostics.Process]::GetCurrentProcess()")]
    [InlineData("[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize([Diagnostics.Process]::GetCurrentProcess()))")]
    public async Task The_number_of_something_else_is_not_the_id_of_a_run(string other)
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run($"{other} | Get-OmicsRunTask");

        Assert.Equal(["InvalidId"], result.ErrorIds);
        Assert.Empty(session.Emulator.Requests.All);
    }

    [Fact]
    public async Task Status_and_name_of_a_piped_run_are_no_filters()
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run(
            $"[pscustomobject]@{{ Id = '{Run}'; Status = 'FAILED'; Name = 'trio'; TaskIds = 1 }} | Get-OmicsRunTask").WithoutErrors();

        Assert.Equal(TasksOfRun, result.Output.Count);
        Assert.All(result.Values("RunName"), name => Assert.Equal("trio", name));
    }

    [Fact]
    public async Task A_run_copied_from_another_is_itself()
    {
        await using var session = await EmulatedSession.StartAsync();

        // GetRun's answer has both: Id is the run, RunId the one that it repeats.
        var result = session.Run($"[pscustomobject]@{{ Id = '{Run}'; RunId = '8192875' }} | Get-OmicsRunTask").WithoutErrors();

        Assert.All(result.Values("RunId"), id => Assert.Equal(Run, id));
    }

    [Fact]
    public async Task Its_own_output_reads_exactly_those_tasks_again()
    {
        await using var session = await EmulatedSession.StartAsync();
        _ = session.Run($"$failed = Get-OmicsRunTask {Run}, 8192958 -Status FAILED").WithoutErrors();
        session.Emulator.Requests.Clear();

        var again = session.Run("$failed | Get-OmicsRunTask").WithoutErrors();

        Assert.Equal(session.Run("$failed").Values("TaskId"), again.Values("TaskId"));
        Assert.Equal(3, session.Emulator.Requests.For("GetRunTask").Count);
        Assert.Empty(session.Emulator.Requests.For("ListRunTasks"));
    }

    [Fact]
    public async Task A_row_of_a_file_reads_its_task_again()
    {
        await using var session = await EmulatedSession.StartAsync();

        // Import-Csv gives texts only.
        var result = session.Run(
            $"[pscustomobject]@{{ RunId = '{Run}'; TaskId = '4392889'; Name = 'x'; Status = 'RUNNING'; Region = 'us-east-1' }} | Get-OmicsRunTask").WithoutErrors();

        Assert.Equal([("4392889", "FAILED")], result.Values("TaskId").Zip(result.Values("Status")).Select(pair => ((string)pair.First!, (string)pair.Second!)));
    }

    [Theory]
    [InlineData("Get-OmicsRunTask abc")]
    [InlineData("Get-OmicsRunTask ''")]
    [InlineData("$null | Get-OmicsRunTask")]
    [InlineData("'' | Get-OmicsRunTask")]
    [InlineData("'12345678901234567890' | Get-OmicsRunTask")]
    [InlineData("\"1`n2\" | Get-OmicsRunTask")]
    [InlineData("1.5 | Get-OmicsRunTask")]
    [InlineData("-5 | Get-OmicsRunTask")]
    [InlineData("$true | Get-OmicsRunTask")]
    [InlineData("[datetime]'2026-01-01' | Get-OmicsRunTask")]
    [InlineData("[pscustomobject]@{ Foo = 1 } | Get-OmicsRunTask")]
    [InlineData("[pscustomobject]@{ RunId = '' } | Get-OmicsRunTask")]
    [InlineData("[pscustomobject]@{ TaskId = '1' } | Get-OmicsRunTask")]
    [InlineData("[pscustomobject]@{ RunId = '1'; TaskId = 'x' } | Get-OmicsRunTask")]
    [InlineData("[pscustomobject]@{ RunId = '1'; TaskId = '2'; Arn = 'arn:aws:omics:us-east-1:123456789012:task/3' } | Get-OmicsRunTask")]
    [InlineData("[pscustomobject]@{ Arn = 'arn:aws:omics:us-east-1:123456789012:task/3' } | Get-OmicsRunTask")]
    [InlineData("@{ 'detail-type' = 'Task Status Change'; id = '1'; detail = @{} } | Get-OmicsRunTask")]
    [InlineData("[pscustomobject]@{ items = @(1) } | Get-OmicsRunTask")]
    [InlineData("[pscustomobject]@{ Id = '1'; Arn = 'arn:aws:omics:us-east-1:123456789012:workflow/1' } | Get-OmicsRunTask")]
    [InlineData("Get-OmicsRunTask -Arn arn:aws:omics:us-east-1:123456789012:workflow/1")]
    [InlineData("Get-OmicsRunTask 1 -TaskId abc")]
    public async Task What_names_no_run_is_an_error_and_no_request(string script)
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run(script);

        Assert.Null(result.TerminatingErrorId);
        Assert.Equal(["InvalidId"], result.ErrorIds);
        Assert.Empty(result.Output);
        Assert.Empty(session.Emulator.Requests.All);
    }

    [Theory]
    [InlineData("@{ arn = 'arn:aws:omics:us-east-1:123456789012:task/4392889'; runArn = 'arn:aws:omics:us-east-1:123456789012:run/8192911'; runId = '8192911'; status = 'FAILED' }")]
    [InlineData("[pscustomobject]@{ Arn = 'arn:aws:omics:us-east-1:123456789012:task/4392889'; RunId = '8192911' }")]
    [InlineData("[pscustomobject]@{ TaskArn = 'arn:aws:omics:us-east-1:123456789012:task/4392889'; RunArn = 'arn:aws:omics:us-east-1:123456789012:run/8192911' }")]
    [InlineData("@{ 'detail-type' = 'Task Status Change'; source = 'aws.omics'; id = '1'; detail = @{ arn = 'arn:aws:omics:us-east-1:123456789012:task/4392889'; runId = '8192911' } }")]
    public async Task What_names_a_task_by_its_ARN_is_that_task_and_not_its_run(string input)
    {
        await using var session = await EmulatedSession.StartAsync();

        Assert.Equal(["4392889"], session.Run($"{input} | Get-OmicsRunTask").WithoutErrors().Values("TaskId"));
        Assert.Equal(["4392889"], session.Run($"{input} | Wait-OmicsRunTask").WithoutErrors().Values("TaskId"));
    }

    [Fact]
    public async Task An_event_about_a_run_is_that_run()
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run(
            "@{ 'detail-type' = 'Run Status Change'; id = '1'; detail = @{ arn = 'arn:aws:omics:us-east-1:123456789012:run/8192911' } } | Get-OmicsRun").WithoutErrors();

        Assert.Equal([Run], result.Values("Id"));
    }

    [Fact]
    public async Task An_event_says_where_it_is_from_even_if_its_detail_does_not()
    {
        await using var session = await EmulatedSession.StartAsync();
        _ = session.Run("Get-OmicsRun 8192911").WithoutErrors();
        const string Event = "@{{ 'detail-type' = 'Run Status Change'; id = '1'; region = '{0}'; account = '{1}'; detail = @{{ runId = '8192911' }} }} | Get-OmicsRun";

        Assert.Equal(["RunNotFound"], session.Run(string.Format(CultureInfo.InvariantCulture, Event, "eu-west-1", "123456789012")).ErrorIds);
        Assert.Equal("eu-west-1", session.Emulator.Requests.All[^1].Region);
        Assert.Equal(["RunNotFound"], session.Run(string.Format(CultureInfo.InvariantCulture, Event, "us-east-1", "999999999999")).ErrorIds);
        Assert.Equal([Run], session.Run(string.Format(CultureInfo.InvariantCulture, Event, "us-east-1", "123456789012")).WithoutErrors().Values("Id"));
    }

    [Theory]
    [InlineData("Get-OmicsRun", "RunNotFound")]
    [InlineData("Get-OmicsRunFailure", "RunNotFound")]
    [InlineData("Wait-OmicsRun", "RunNotFound")]
    [InlineData("Measure-OmicsRun", "RunNotFound")]
    [InlineData("Compare-OmicsRun -ReferenceRun 8192875", "RunNotFound")]
    [InlineData("Export-OmicsRunTrace -Path ([IO.Path]::GetTempFileName()) -WhatIf", "RunNotFound")]
    [InlineData("Get-OmicsRunLog", "LogNotFound")]
    public async Task A_run_that_had_the_id_before_is_not_the_new_one(string command, string error)
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run($"[pscustomobject]@{{ Id = '8192911'; Uuid = 'aaaaaaaa-0000-0000-0000-000000000000' }} | {command}");

        Assert.Equal([error], result.ErrorIds);
        Assert.DoesNotContain("8192911", result.Values("RunId"));
        Assert.DoesNotContain("8192911", result.Values("Id"));
    }

    [Theory]
    [InlineData("Get-OmicsRunTask 8192911 -TaskId $none")]
    [InlineData("Get-OmicsRunTask 8192911 -TaskId @()")]
    [InlineData("Get-OmicsRunTask 8192911 -Status $none")]
    [InlineData("Get-OmicsRunTask 8192911 -Name $none")]
    [InlineData("Get-OmicsRunTask 8192911 -Name @($null)")]
    [InlineData("8192911, 8192875 | Get-OmicsRunTask -TaskId (Get-OmicsRunTask 8192911 -Name nothing* -Detail None).TaskId")]
    [InlineData("Wait-OmicsRunTask 8192911 -TaskId $none")]
    [InlineData("Wait-OmicsRunTask 8192911 -Name $none")]
    [InlineData("Get-OmicsRun -Status $none")]
    [InlineData("Get-OmicsRun -Name $none")]
    [InlineData("Get-OmicsRun -Name ([string[]]@())")]
    public async Task A_filter_without_a_value_asks_for_nothing(string command)
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run($"$none = 1 | Where-Object {{ $false }}; {command}").WithoutErrors();

        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("Get-OmicsRun -Region $none")]
    [InlineData("Get-OmicsRun -Region ''")]
    [InlineData("Get-OmicsRun -Region @()")]
    [InlineData("Get-OmicsRun -ProfileName $none")]
    [InlineData("Get-OmicsRun -ProfileName p -ProfileLocation $none")]
    [InlineData("Get-OmicsRun -AccessKey $none -SecretKey $none")]
    [InlineData("Get-OmicsRun -Credential $none")]
    [InlineData("Get-OmicsRun -EndpointUrl $none")]
    [InlineData("8192911 | Get-OmicsRunTask -Region $none")]
    [InlineData("Wait-OmicsRunTask 8192911 -ProfileName $none")]
    [InlineData("Get-OmicsRunTaskLog 8192911 -LogsEndpointUrl $none")]
    [InlineData("Get-OmicsRunFailure -LogsEndpointUrl $none")]
    [InlineData("Find-OmicsRun -LogsEndpointUrl $none")]
    public async Task Whom_to_ask_without_a_value_is_no_one(string command)
    {
        await using var session = await EmulatedSession.StartAsync();

        Assert.Equal("InvalidConfiguration", session.RunAndThrow($"$none = 1 | Where-Object {{ $false }}; {command}").TerminatingErrorId);
        Assert.Empty(session.Emulator.Requests.All);
    }

    [Theory]
    [InlineData("-RunGroupId $null")]
    [InlineData("-RunGroupId ''")]
    [InlineData("-BatchId $null")]
    public async Task A_group_without_a_value_is_not_every_group(string filter)
    {
        await using var session = await EmulatedSession.StartAsync();

        Assert.Equal("InvalidId", session.RunAndThrow($"Get-OmicsRun {filter}").TerminatingErrorId);
        Assert.Empty(session.Emulator.Requests.All);
    }

    [Theory]
    [InlineData("Get-OmicsRunTask")]
    [InlineData("Wait-OmicsRunTask")]
    [InlineData("Measure-OmicsRunTask")]
    public async Task Of_piped_tasks_those_come_that_are_named(string command)
    {
        await using var session = await EmulatedSession.StartAsync();
        _ = session.Run("$tasks = Get-OmicsRunTask 8192911 -Detail None").WithoutErrors();

        Assert.Equal(["4392889"], session.Run($"$tasks | {command} -TaskId 4392889").WithoutErrors().Values("TaskId"));
        Assert.Empty(session.Run($"$tasks | Where-Object TaskId -ne 4392889 | {command} -TaskId 4392889").WithoutErrors().Output);
    }

    [Theory]
    [InlineData("Get-OmicsRun", "Id")]
    [InlineData("Wait-OmicsRun", "Id")]
    [InlineData("Measure-OmicsRun", "RunId")]
    [InlineData("Get-OmicsRunLog -Tail 1", "RunId")]
    public async Task Tasks_of_one_run_stand_for_it_once(string command, string id)
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run($"8192911, 8192875 | Get-OmicsRunTask -Detail None | {command}").WithoutErrors();

        Assert.Equal(["8192875", "8192911"], result.Values(id).Order());
    }

    [Fact]
    public async Task A_log_of_piped_tasks_comes_once()
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run("Get-OmicsRunTask 8192911 -Detail None | Get-OmicsRunTaskLog -TaskId 4612468 -Tail 1").WithoutErrors();

        Assert.Equal(["4612468"], result.Values("TaskId"));
    }

    [Fact]
    public async Task Bad_input_costs_nothing_else()
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run($"'x', '{Run}', $null, '8192958' | Get-OmicsRunTask");

        Assert.Equal(["InvalidId", "InvalidId"], result.ErrorIds);
        Assert.Equal("x", result.Errors[0].TargetObject.ToString());
        Assert.Equal([Run, "8192958"], result.Values("RunId").Distinct());
    }

    [Fact]
    public async Task No_run_at_all_ends_the_command_instead_of_asking()
    {
        await using var session = await EmulatedSession.StartAsync();

        Assert.Equal("InvalidId", session.Session.RunAndThrow("Get-OmicsRunTask").TerminatingErrorId);
    }

    [Theory]
    [InlineData("*", "OmicsTools.RunTask")]
    [InlineData("Status", "FAILED")]
    [InlineData("imagedetails.image", "123456789012.dkr.ecr.us-east-1.amazonaws.com/gatk:4.5.0")]
    [InlineData("^TaskId", "4392889")]
    public async Task A_script_written_for_the_cmdlet_of_AWS_Tools_gets_what_it_selects(string select, string expected)
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run($"Get-OMICSRunTask -Id {Run} -TaskId 4392889 -Select '{select}'").WithoutErrors().Output.Single();

        Assert.Equal(expected, select == "*" ? result.TypeNames[0] : result.BaseObject);
    }

    [Fact]
    public async Task What_cannot_be_selected_ends_the_command()
    {
        await using var session = await EmulatedSession.StartAsync();

        Assert.Equal("InvalidConfiguration", session.Session.RunAndThrow("Get-OmicsRunTask 1 -Select Nothing").TerminatingErrorId);
        Assert.Equal("InvalidConfiguration", session.Session.RunAndThrow("Get-OmicsRunTask 1 -Select ^Nothing").TerminatingErrorId);
    }

    [Fact]
    public async Task The_region_of_an_arn_is_asked_unless_the_user_names_one()
    {
        await using var session = await EmulatedSession.StartAsync();
        const string Arn = "arn:aws:omics:eu-west-1:123456789012:run/8192911";

        var own = session.Run($"Get-OmicsRunTask {Arn}");
        var elsewhere = session.Run($"'{Arn}', '{Arn}' | Get-OmicsRunTask -Region us-east-1 -Detail None");

        Assert.Equal(["eu-west-1", "us-east-1", "us-east-1"], session.Emulator.Requests.For("ListRunTasks").Select(request => request.Region));

        // What has the id there is another run.
        Assert.DoesNotContain(own.Warnings, IsOfRegion);
        Assert.Single(elsewhere.Warnings, IsOfRegion);

        static bool IsOfRegion(string warning) => warning.Contains("8192911 is given as one of eu-west-1", StringComparison.Ordinal);
    }

    // Ids are unique in an account alone: the caller's own run of the same id is another run.
    [Fact]
    public async Task The_run_of_another_account_is_not_the_callers_own_of_that_id()
    {
        await using var session = await EmulatedSession.StartAsync();
        const string Arn = "arn:aws:omics:us-east-1:999999999999:run/8192911";

        var unknown = session.Run($"'{Arn}' | Get-OmicsRunTask -Detail None -WarningVariable warnings; $warnings.Count").WithoutErrors();
        Assert.Equal(1, unknown.Output[^1].BaseObject);

        // The answer says which account it is about; from then on it is known.
        foreach (var command in new[] { "Get-OmicsRun", "Get-OmicsRun", "Get-OmicsRunTask", "Wait-OmicsRun", "Wait-OmicsRunTask" })
        {
            var result = session.Run($"'{Arn}' | {command}");

            Assert.Equal(["RunNotFound"], result.ErrorIds);
            Assert.Equal(Arn, result.Errors[0].TargetObject.ToString());
            Assert.Empty(result.Output);
        }

        Assert.Single(session.Run("Get-OmicsRun arn:aws:omics:us-east-1:123456789012:run/8192911").WithoutErrors().Output);
    }

    [Theory]
    [InlineData("arn:aws-cn:omics:us-east-1:123456789012:run/8192911")]
    [InlineData("arn:aws:omics:us-gov-west-1:123456789012:run/8192911")]
    public async Task The_partition_of_an_arn_is_that_of_its_region(string arn)
    {
        await using var session = await EmulatedSession.StartAsync();

        Assert.Equal(["InvalidId"], session.Run($"Get-OmicsRunTask {arn}").ErrorIds);
        Assert.Empty(session.Emulator.Requests.All);
    }

    [Fact]
    public async Task Runs_of_several_regions_are_asked_each_in_its_own()
    {
        await using var session = await EmulatedSession.StartAsync();

        _ = session.Run("'arn:aws:omics:eu-west-1:123456789012:run/1', 'arn:aws:omics:us-west-2:123456789012:run/1' | Get-OmicsRunTask");

        Assert.Equal(["eu-west-1", "us-west-2"], session.Emulator.Requests.For("ListRunTasks").Select(request => request.Region).Order());
    }

    [Fact]
    public async Task Runs_can_be_named_as_objects_too()
    {
        await using var session = await EmulatedSession.StartAsync();

        var named = session.Run("$runs = Get-OmicsRun -Name trio-041*; Get-OmicsRunTask $runs -Detail None").WithoutErrors();
        var piped = session.Run("$runs | Get-OmicsRunTask -Detail None").WithoutErrors();

        Assert.NotEmpty(named.Output);
        Assert.Equal(piped.Values("TaskId"), named.Values("TaskId"));
        Assert.Equal(["8192911"], session.Run("Get-OmicsRun (Get-OmicsRun -Name trio-0417-joint-calling)").WithoutErrors().Values("Id"));
    }

    [Fact]
    public async Task A_run_whose_Region_is_none_is_an_error_and_the_others_come()
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run(
            "'us-east-1', 'n/a', 'us-east-1' | ForEach-Object { [pscustomobject]@{ Id = '8192911'; Region = $_ } } | Get-OmicsRunTask -Detail None");

        Assert.Equal(18, result.Output.Count);
        Assert.Equal(["InvalidId"], result.ErrorIds);
        Assert.Contains("n/a", result.Errors[0].Exception.Message);
        Assert.Null(result.TerminatingErrorId);
    }

    [Fact]
    public async Task A_task_that_is_named_twice_comes_once()
    {
        await using var session = await EmulatedSession.StartAsync();

        Assert.Equal(["4392889"], session.Run("Get-OmicsRunTask 8192911 -TaskId 4392889, 4392889").WithoutErrors().Values("TaskId"));
    }

    [Theory]
    [InlineData("Get-OmicsRunTask 8192911 -Detail All, None")]
    [InlineData("Get-OmicsRunTask 8192911 -Detail 'Failed,None'")]
    [InlineData("Get-OmicsRun 8192911 -Detail All, Failed")]
    [InlineData("Wait-OmicsRunTask 8192911 -Detail @()")]
    public async Task Several_levels_of_detail_are_an_error_and_no_sum(string command)
    {
        await using var session = await EmulatedSession.StartAsync();

        Assert.Equal("ParameterArgumentTransformationError", session.RunAndThrow(command).TerminatingErrorId);
        Assert.Empty(session.Emulator.Requests.All);
    }
}
