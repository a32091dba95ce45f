using System;
using System.Linq;
using System.Management.Automation;
using OmicsTools.Completion;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Tasks;
using OmicsTools.Input;
using OmicsTools.Output;

namespace OmicsTools.Cmdlets;

/// <summary>What the cmdlets that begin with runs have in common: the runs are named, or piped in.</summary>
public abstract class RunInputCmdlet : OmicsCmdlet
{
    /// <summary>The parameter set of what is named.</summary>
    protected const string ById = "Id";

    /// <summary>The parameter set of what is piped in.</summary>
    protected const string ByInput = "InputObject";

    /// <summary>The runs, by id or ARN.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Alias("RunId", "RunArn", "Arn")]
    [RunIds]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string[] Id { get; set; } = [];

    /// <summary>
    /// From the pipeline: ids, ARNs, and objects that carry one as RunArn, Arn, Id or RunId. For the cmdlets about tasks, an
    /// object that carries a TaskId too stands for that task alone.
    /// </summary>
    [Parameter(ParameterSetName = ByInput, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (MyInvocation.ExpectingInput && Id.Length > 0)
        {
            // PowerShell would say of each object that no parameter takes it.
            var name = MyInvocation.MyCommand.Name;
            ThrowTerminatingError(ErrorRecords.From(new OmicsException(
                FailureKind.InvalidConfiguration,
                "Runs are named with -Id, and piped in as well.",
                $"Do one of both. Tasks of a run that do not say their run are named by their ids: {name} {string.Join(", ", Id)} -TaskId $tasks.taskId")));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ById)
        {
            foreach (var id in Id)
            {
                Read(id);
            }
        }
        else if (MyInvocation.ExpectingInput || InputObject is not null)
        {
            Read(InputObject);
        }
        else
        {
            // Not a mandatory parameter: a prompt would hang a runbook, and would not mention the pipeline.
            var name = MyInvocation.MyCommand.Name;
            ThrowTerminatingError(ErrorRecords.From(new OmicsException(
                FailureKind.InvalidId,
                "No run was given.",
                $"Name runs, as in: {Example}, or pipe them in, as in: Get-OmicsRun | {name}")));
        }
    }

    /// <inheritdoc/>
    internal override string InvalidIdHint => $"A run is found by its name with: Get-OmicsRun -Name 'trio*' | {MyInvocation.MyCommand.Name}";

    /// <summary>Takes what was asked for.</summary>
    /// <param name="asked">A run, or a task of it.</param>
    /// <param name="region">The Region that answers for it.</param>
    internal abstract void Add(RunInput asked, string region);

    /// <summary>Which tasks of the runs are wanted, as the parameters of these names say. Tells the user what is wrong with them.</summary>
    internal TaskFilter TasksWanted(string[]? taskId, string[]? name, string[]? status)
    {
        var (taskIds, names, statuses) = (Filter("TaskId", taskId), Filter("Name", name), Filter("Status", status));
        WarnOfUnknown(statuses, TaskStatuses.Known, "task");
        return new TaskFilter(
            taskIds?.Where(IsTaskId).Distinct(StringComparer.Ordinal).ToArray(),
            NameFilter.From(names),
            statuses,
            IsNothingWanted(taskIds, names, statuses));
    }

    /// <summary>Says of every plain name that no task has it.</summary>
    internal void WriteMissing(TaskFilter filter)
    {
        if (filter.SeesAllNames)
        {
            WriteMissing(filter.Names, "task");
        }
    }

    /// <summary>A command that names a run.</summary>
    internal virtual string Example => $"{MyInvocation.MyCommand.Name} 1234567";

    /// <summary>Takes an input of which nobody has to be asked.</summary>
    /// <param name="input">The object as given.</param>
    /// <returns>Whether it was taken.</returns>
    internal virtual bool TakeAsGiven(object? input) => false;

    private void Read(object? input)
    {
        if (!TakeAsGiven(input) && TryRead(input, out var asked, out var region))
        {
            Add(asked!, region);
        }
    }
}
