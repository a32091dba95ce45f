using System;
using System.Linq;
using System.Management.Automation;
using OmicsTools.Completion;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;
using OmicsTools.Input;
using OmicsTools.Output;

namespace OmicsTools.Cmdlets;

/// <summary>Gets AWS HealthOmics runs: those of an account and Region, or some by id, in full.</summary>
[Cmdlet(VerbsCommon.Get, "OmicsRun", DefaultParameterSetName = Listing)]
[OutputType(typeof(Run))]
public sealed class GetOmicsRunCommand : OmicsCmdlet
{
    private const string Listing = "List";
    private const string ById = "Id";
    private const string ByInput = "InputObject";

    // What else leaves runs out of the listing, so that the one that has a name may not have been seen.
    private static readonly string[] Narrowing = [nameof(Status), nameof(RunGroupId), nameof(BatchId), nameof(CreatedAfter), nameof(CreatedBefore)];

    private OrderedFanOut<RunQuery, RunRecord>? _runs;
    private WorkProgress? _progress;
    private Func<object, object?, object?> _select = (run, _) => run;

    /// <summary>The runs wanted in full, by id or ARN.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Alias("RunId", "RunArn", "Arn")]
    [RunIds]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string[] Id { get; set; } = [];

    /// <summary>From the pipeline: ids, ARNs, and objects that carry one as RunArn, Arn, Id or RunId.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByInput, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <summary>What else to export with each run: <c>DEFINITION</c> for the workflow's definition.</summary>
    [Parameter(ParameterSetName = ById)]
    [Parameter(ParameterSetName = ByInput)]
    [ArgumentCompleter(typeof(RunExportCompleter))]
    public string[]? Export { get; set; }

    /// <summary>The run names wanted, with wildcards. The service is not asked to filter by them: all runs are listed.</summary>
    [Parameter(ParameterSetName = Listing)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RunNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>The statuses wanted. The service filters by one; several are filtered here.</summary>
    [Parameter(ParameterSetName = Listing)]
    [ArgumentCompleter(typeof(RunStatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>The run group wanted, by its id.</summary>
    [Parameter(ParameterSetName = Listing)]
    public string? RunGroupId { get; set; }

    /// <summary>
    /// The batch wanted, by its id. Without other filters, its members that never became a run come too, with the reason.
    /// </summary>
    [Parameter(ParameterSetName = Listing)]
    public string? BatchId { get; set; }

    /// <summary>Only runs created at this time or later. The service cannot filter by it: all runs are listed.</summary>
    [Parameter(ParameterSetName = Listing)]
    public DateTime CreatedAfter { get; set; }

    /// <summary>Only runs created at this time or earlier. The service cannot filter by it: all runs are listed.</summary>
    [Parameter(ParameterSetName = Listing)]
    public DateTime CreatedBefore { get; set; }

    /// <summary>
    /// What to write of each run, as AWS Tools has it: <c>*</c> for all of it, the name of a member for that alone, or
    /// <c>^</c> and the name of a parameter for that parameter's value.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RunMemberCompleter))]
    public string Select { get; set; } = Selection.Everything;

    /// <inheritdoc/>
    internal override string InvalidIdHint => "Runs are found by their names with -Name.";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        CheckFilters();
        _select = OrTerminate(() => Selection.Of(Select, typeof(Run), this));
        WarnOfUnknown(Status, RunStatuses.Known, "run");
        _progress = new WorkProgress(this, "Getting the runs of HealthOmics", "runs");
        _runs = Open(OmicsStreams.OpenRuns);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ByInput)
        {
            Add(InputObject);
        }
        else if (ParameterSetName == ById)
        {
            foreach (var id in Id)
            {
                Add(id);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var names = NameFilter.From(Name);

        // Nothing piped in is nothing asked for, and not everything.
        if (ParameterSetName == Listing && !MyInvocation.ExpectingInput)
        {
            _runs!.Add(new RunQuery(OrTerminate(() => Connect().Prepare(runRegion: null)))
            {
                Statuses = Status ?? [],
                NameFilter = names is null ? null : names.IsWanted,
                RunGroupId = RunGroupId,
                BatchId = BatchId,
                CreatedAfter = Utc(CreatedAfter),
                CreatedBefore = Utc(CreatedBefore),
            });
        }

        WriteAll(_runs!, run => _select(new Run(run), run.Target), _progress!);
        if (!MyInvocation.BoundParameters.Keys.Intersect(Narrowing, StringComparer.Ordinal).Any())
        {
            WriteMissing(names, "run");
        }
    }

    private void CheckFilters()
    {
        var filter = MyInvocation.BoundParameters.Keys.FirstOrDefault(name => name == nameof(Name) || Narrowing.Contains(name, StringComparer.Ordinal));
        if (filter is not null && MyInvocation.ExpectingInput)
        {
            // Nothing that is piped in could be bound, and after an error for each the whole listing would come.
            Terminate(
                FailureKind.InvalidConfiguration,
                $"-{filter} narrows a listing of runs, and does not go with runs that are piped in.",
                "Filter the runs that come out: … | Get-OmicsRun | Where-Object Status -eq FAILED");
        }

        foreach (var (name, id) in new[] { (nameof(RunGroupId), RunGroupId), (nameof(BatchId), BatchId) })
        {
            if (id is not null && !RunReference.IsId(id))
            {
                Terminate(FailureKind.InvalidId, $"'{RunReference.Shorten(id)}' in -{name} is not an id.", "Give 1 to 18 digits, for example 7654321.");
            }
        }
    }

    private void Terminate(FailureKind kind, string problem, string remedy) =>
        ThrowTerminatingError(ErrorRecords.From(new OmicsFailure(kind, problem, remedy)));

    private static DateTime? Utc(DateTime time) => time == default ? null : time.ToUniversalTime();

    private void Add(object? input)
    {
        if (!TryRead(input, out var asked, out var region))
        {
            return;
        }

        _runs!.Add(new RunQuery(region)
        {
            RunId = asked!.Run.RunId,
            Target = asked.Target,
            WorkflowName = asked.WorkflowName,
            Exports = [.. (Export ?? []).Select(export => export.ToUpperInvariant())],
        });
        WriteFrom(_runs, run => _select(new Run(run), run.Target), _progress!, wait: () => _runs.ShouldWait);
    }
}
