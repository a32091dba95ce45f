using System.Collections;
using System.Collections.Generic;
using System.Linq;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Tasks;
using OmicsTools.Output;

namespace OmicsTools.Completion;

/// <summary>The statuses of tasks known today.</summary>
internal sealed class TaskStatusCompleter : Completer
{
    private protected override IEnumerable<Suggestion> Suggest(IDictionary bound) => TaskStatuses.Known.Select(status => new Suggestion(status));
}

/// <summary>The statuses of runs known today.</summary>
internal sealed class RunStatusCompleter : Completer
{
    private protected override IEnumerable<Suggestion> Suggest(IDictionary bound) => RunStatuses.Known.Select(status => new Suggestion(status));
}

/// <summary>What GetRun exports, as known today.</summary>
internal sealed class RunExportCompleter : Completer
{
    private protected override IEnumerable<Suggestion> Suggest(IDictionary bound) => [new Suggestion(RunQuery.DefinitionExport)];
}

/// <summary>The Regions that HealthOmics is in.</summary>
internal sealed class RegionCompleter : Completer
{
    private protected override IEnumerable<Suggestion> Suggest(IDictionary bound) => Regions.Known.Select(region => new Suggestion(region));
}

/// <summary>What <c>-Select</c> can take of a run.</summary>
internal sealed class RunMemberCompleter : Completer
{
    private protected override IEnumerable<Suggestion> Suggest(IDictionary bound) => Selection.MembersOf(typeof(Run)).Select(member => new Suggestion(member));
}

/// <summary>What <c>-Select</c> can take of a task.</summary>
internal sealed class TaskMemberCompleter : Completer
{
    private protected override IEnumerable<Suggestion> Suggest(IDictionary bound) => Selection.MembersOf(typeof(RunTask)).Select(member => new Suggestion(member));
}

/// <summary>The profiles in the user's AWS files.</summary>
internal sealed class ProfileCompleter : Completer
{
    private protected override IEnumerable<Suggestion> Suggest(IDictionary bound) =>
        ProfileNames.In(bound["ProfileLocation"] as string).Select(name => new Suggestion(name));
}
