using System;
using System.Linq;
using System.Management.Automation;
using OmicsTools.Completion;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;
using OmicsTools.Engine.Tasks;
using OmicsTools.Input;
using OmicsTools.Output;

namespace OmicsTools.Cmdlets;

/// <summary>Gets the tasks of AWS HealthOmics runs.</summary>
[Cmdlet(VerbsCommon.Get, "OmicsRunTask", DefaultParameterSetName = ByInput)]
[OutputType(typeof(RunTask))]
public sealed class GetOmicsRunTaskCommand : OmicsCmdlet
{
    private const string ById = "Id";
    private const string ByInput = "InputObject";

    private OrderedFanOut<RunRequest, TaskRecord>? _tasks;
    private WorkProgress? _progress;
    private string[]? _taskIds;
    private NameFilter? _names;
    private Func<object, object?, object?> _select = (task, _) => task;

    /// <summary>The runs, by id or ARN.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Alias("RunId", "RunArn", "Arn")]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string[] Id { get; set; } = [];

    /// <summary>
    /// From the pipeline: ids, ARNs, and objects that carry one as RunArn, Arn, Id or RunId. An object that carries a
    /// TaskId too stands for that task alone.
    /// </summary>
    [Parameter(ParameterSetName = ByInput, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <summary>The tasks, by id; all tasks of the run without it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TaskIdCompleter))]
    public string[]? TaskId { get; set; }

    /// <summary>The statuses wanted. The service filters by one; several are filtered here.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TaskStatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>The task names wanted, with wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TaskNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>
    /// For which tasks GetRunTask is called, once each: <c>All</c> for every member of the API, <c>Failed</c> for the
    /// failed tasks alone, <c>None</c> for what the listing gives.
    /// </summary>
    [Parameter]
    public DetailLevel Detail { get; set; }

    /// <summary>
    /// What to write of each task, as AWS Tools has it: <c>*</c> for all of it, the name of a member for that alone, or
    /// <c>^</c> and the name of a parameter for that parameter's value.
    /// </summary>
    [Parameter]
    public string Select { get; set; } = Selection.Everything;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _names = NameFilter.From(Name);
        _select = OrTerminate(() => Selection.Of(Select, typeof(RunTask), this));
        _taskIds = TaskId?.Where(IsTaskId).ToArray();
        WarnOfUnknown(Status, TaskStatuses.Known, "task");
        _progress = new WorkProgress(this, "Getting the tasks of HealthOmics runs", "tasks");
        _tasks = OmicsStreams.OpenTasks(
            Connect(),
            new TaskQuery { Statuses = Status ?? [], NameFilter = _names is null ? null : _names.IsWanted, Detail = (TaskDetail)Detail },
            Limits());
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ById)
        {
            foreach (var id in Id)
            {
                Add(id);
            }
        }
        else if (MyInvocation.ExpectingInput || InputObject is not null)
        {
            Add(InputObject);
        }
        else
        {
            ThrowTerminatingError(NoRun());
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        WriteAll(_tasks!, task => _select(new RunTask(task), task.Target), _progress!);
        WriteMissing(_names, "task");
    }

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        base.StopProcessing();
        _tasks?.Stop();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _tasks?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Add(object? input)
    {
        if (!RunInput.TryRead(input, out var asked, out var problem))
        {
            WriteInvalidId(problem!, input);
            return;
        }

        var region = OrTerminate(() => Connect().Prepare(asked!.Run.Region));
        _tasks!.Add(new RunRequest(asked!.Run.RunId, region, asked.Target)
        {
            TaskIds = _taskIds ?? (asked.TaskId is null ? null : [asked.TaskId]),
            RunName = asked.RunName,
            RunUuid = asked.RunUuid,
        });

        // Write what is ready; wait only while so many runs queue up that the pipeline should not bring more.
        WriteFrom(_tasks, task => _select(new RunTask(task), task.Target), _progress!, wait: () => _tasks.IsSaturated);
    }

    // Said here rather than by a mandatory parameter: a prompt would hang a runbook, and would not mention the pipeline.
    private static ErrorRecord NoRun() => ErrorRecords.From(new OmicsFailure(
        FailureKind.InvalidId,
        "No run was given.",
        "Name runs, as in: Get-OmicsRunTask 1234567, or pipe them in, as in: Get-OmicsRun -Status FAILED | Get-OmicsRunTask"));
}
