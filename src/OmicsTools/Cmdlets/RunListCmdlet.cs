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

/// <summary>What the cmdlets that list runs have in common: runs are named, piped in, or all that fit are listed.</summary>
public abstract class RunListCmdlet : OmicsCmdlet
{
    /// <summary>The parameter set of a listing.</summary>
    protected const string Listing = "List";

    /// <summary>The parameter set of runs that are named.</summary>
    protected const string ById = "Id";

    /// <summary>The parameter set of what is piped in.</summary>
    protected const string ByInput = "InputObject";

    // What else leaves runs out of the listing, so that the one that has a name may not have been seen.
    private static readonly string[] Narrowing =
        ["Status", nameof(RunGroupId), nameof(BatchId), nameof(CreatedAfter), nameof(CreatedBefore), nameof(StoppedAfter), nameof(StoppedBefore)];

    /// <summary>The runs wanted, by id or ARN.</summary>
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

    /// <summary>The run names wanted, with wildcards. The service is not asked to filter by them: all runs are listed.</summary>
    [Parameter(ParameterSetName = Listing)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RunNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>The run group wanted, by its id.</summary>
    [Parameter(ParameterSetName = Listing)]
    public string? RunGroupId { get; set; }

    /// <summary>
    /// The batch wanted, by its id. Where nothing else narrows the listing, its members that never became a run come too, with the
    /// reason.
    /// </summary>
    [Parameter(ParameterSetName = Listing)]
    public string? BatchId { get; set; }

    /// <summary>Only runs created at this time or later. The service cannot filter by it: all runs are listed.</summary>
    [Parameter(ParameterSetName = Listing)]
    [Time]
    public DateTime CreatedAfter { get; set; }

    /// <summary>Only runs created at this time or earlier. The service cannot filter by it: all runs are listed.</summary>
    [Parameter(ParameterSetName = Listing)]
    [Time]
    public DateTime CreatedBefore { get; set; }

    /// <summary>
    /// Only runs that ended at this time or later, whenever they were created. The service cannot filter by it: all runs are listed.
    /// </summary>
    [Parameter(ParameterSetName = Listing)]
    [Time]
    public DateTime StoppedAfter { get; set; }

    /// <summary>Only runs that ended at this time or earlier. The service cannot filter by it: all runs are listed.</summary>
    [Parameter(ParameterSetName = Listing)]
    [Time]
    public DateTime StoppedBefore { get; set; }

    /// <inheritdoc/>
    internal override bool ChecksAccount => true;

    /// <inheritdoc/>
    internal override string InvalidIdHint => "Runs are found by their names with -Name.";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        var filter = MyInvocation.BoundParameters.Keys.FirstOrDefault(name => name == nameof(Name) || Narrowing.Contains(name, StringComparer.Ordinal));
        if (filter is not null && MyInvocation.ExpectingInput)
        {
            // Nothing that is piped in could be bound, and after an error for each the whole listing would come.
            var name = MyInvocation.MyCommand.Name;
            Terminate(
                FailureKind.InvalidConfiguration,
                $"-{filter} narrows a listing of runs, and does not go with runs that are piped in.",
                $"Filter the runs before: … | Where-Object Name -like 'trio*' | {name}");
        }

        foreach (var (name, id) in new[] { (nameof(RunGroupId), RunGroupId), (nameof(BatchId), BatchId) })
        {
            if (MyInvocation.BoundParameters.ContainsKey(name) && !RunReference.IsId(id ?? string.Empty))
            {
                Terminate(FailureKind.InvalidId, $"'{RunReference.Shorten(id ?? string.Empty)}' in -{name} is not an id.", "Give 1 to 18 digits, for example 7654321.");
            }
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ByInput)
        {
            Read(InputObject);
        }
        else if (ParameterSetName == ById)
        {
            foreach (var id in Id)
            {
                Read(id);
            }
        }
    }

    /// <summary>Takes a run that was asked for.</summary>
    /// <param name="query">The run.</param>
    internal abstract void Add(RunQuery query);

    /// <summary>Takes the listing, where one was asked for.</summary>
    /// <param name="stream">Where to add it.</param>
    /// <param name="statuses">The statuses wanted; null for all.</param>
    /// <param name="complete">Adds what else is asked for; null for nothing.</param>
    /// <returns>The names wanted; null where that does not matter.</returns>
    internal NameFilter? AddListing<T>(OrderedFanOut<RunQuery, T> stream, string[]? statuses, Action<RunQuery>? complete = null)
        where T : class
    {
        var wanted = Filter(nameof(Name), Name);
        var names = NameFilter.From(wanted);

        // Nothing piped in is nothing asked for, and not everything.
        if (ParameterSetName == Listing && !MyInvocation.ExpectingInput && !IsNothingWanted(wanted, statuses))
        {
            var (region, profile) = Prepare();
            var query = new RunQuery(region)
            {
                Profile = profile,
                Statuses = statuses ?? [],
                NameFilter = names is null ? null : names.IsWanted,
                RunGroupId = RunGroupId,
                BatchId = BatchId,
                CreatedAfter = Limit(nameof(CreatedAfter), CreatedAfter),
                CreatedBefore = Limit(nameof(CreatedBefore), CreatedBefore),
                StoppedAfter = Limit(nameof(StoppedAfter), StoppedAfter),
                StoppedBefore = Limit(nameof(StoppedBefore), StoppedBefore),
            };
            complete?.Invoke(query);
            stream.Add(query);
        }

        return MyInvocation.BoundParameters.Keys.Intersect(Narrowing, StringComparer.Ordinal).Any() ? null : names;
    }

    private void Read(object? input)
    {
        if (TryRead(input, out var asked, out var region) && !IsOfSameRun(asked!, region))
        {
            Add(new RunQuery(region)
            {
                Profile = asked!.Profile,
                RunId = asked.Run.RunId,
                AccountId = asked.AccountId,
                RunUuid = asked.RunUuid,
                Target = asked.Target,
                WorkflowName = asked.WorkflowName,
            });
        }
    }

    // DateTime.MinValue is a limit like any other.
    private DateTime? Limit(string parameter, DateTime time) =>
        MyInvocation.BoundParameters.ContainsKey(parameter) ? time.ToUniversalTime() : null;

    private void Terminate(FailureKind kind, string problem, string remedy) =>
        ThrowTerminatingError(ErrorRecords.From(new OmicsException(kind, problem, remedy)));
}
