using System;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Tasks;

namespace OmicsTools.Input;

/// <summary>What one input of a cmdlet asks for: a run, or a task of it.</summary>
/// <remarks>
/// Inputs are ids and ARNs as text or number, and objects that carry one: runs and tasks of this module and of AWS Tools,
/// rows of CSV files, parsed JSON. The object is read as a whole, not bound member by member, because the same member
/// means different things on different objects: the <c>Status</c> of a run says nothing about which tasks are wanted, and
/// <c>RunId</c> of a GetRun answer is the run that it was copied from.
/// </remarks>
internal sealed class RunInput
{
    // Parameters take texts. One that stands for an object leads back to it, and to all that the object says.
    private static readonly ConditionalWeakTable<string, object> Origins = new();

    private RunInput(string id, RunReference run, object target)
    {
        Id = id;
        Run = run;
        Target = target;
    }

    /// <summary>What names the run: its ARN where the input has it, since that says more, or else its id.</summary>
    public string Id { get; }

    public RunReference Run { get; private set; }

    /// <summary>What the user gave.</summary>
    public object Target { get; }

    /// <summary>What else the object says; null where the input is a text or a number.</summary>
    public Members? Members { get; private set; }

    /// <summary>The task that the object is; null when it is a run.</summary>
    public string? TaskId { get; private set; }

    /// <summary>The task's name where the object is a task and carries it.</summary>
    public string? TaskName { get; private set; }

    /// <summary>The run's name where the object carries it.</summary>
    public string? RunName { get; private set; }

    /// <summary>The run's universally unique identifier where the object carries it.</summary>
    public string? RunUuid { get; private set; }

    /// <summary>The name of the run's workflow where the object carries it.</summary>
    public string? WorkflowName { get; private set; }

    /// <summary>When the run ended, UTC, where the object is a run and carries it.</summary>
    public DateTime? EndedTime { get; private set; }

    /// <summary>The account that the run belongs to where the input says so. Another account may have a run of the same id.</summary>
    public string? AccountId { get; private set; }

    /// <summary>The profile that the object came with; then the one that answers. Null for none.</summary>
    public ProfileReference? Profile { get; set; }

    /// <summary>Tells runs of the same id apart.</summary>
    /// <param name="region">The Region that answers for it.</param>
    public (string Region, ProfileReference? Profile, string RunId, string? Uuid) Key(string region) => (region, Profile, Run.RunId, RunUuid);

    /// <summary>A text that stands for the object: its <see cref="Id"/>, and whoever reads it reads the object.</summary>
    public string AsText()
    {
        var text = new string(Id.ToCharArray());
        Origins.Add(text, Target);
        return text;
    }

    /// <summary>The run as the engine is asked for it.</summary>
    /// <param name="region">The Region that answers for it.</param>
    public RunRequest Request(string region) => new(Run.RunId, region, Target)
    {
        Profile = Profile,
        AccountId = AccountId,
        TaskName = TaskName,
        RunName = RunName,
        RunUuid = RunUuid,
        EndedTime = EndedTime,
        FirstLineTime = ((Target as PSObject)?.BaseObject ?? Target) is FoundRun found ? found.FirstLineTime : null,
        WorkflowName = WorkflowName,
    };

    /// <summary>Its tasks: those named, the one that the object is, or all. Of a task, whether it is one of those named.</summary>
    /// <param name="region">The Region that answers for the run.</param>
    /// <param name="taskIds">The tasks named; null where none were.</param>
    /// <returns>What to ask for; null for nothing.</returns>
    public RunRequest? RequestTasks(string region, string[]? taskIds)
    {
        var request = Request(region);
        request.TaskIds = TaskId is null ? taskIds : taskIds is null || taskIds.Any(id => id.TrimStart('0') == TaskId.TrimStart('0')) ? [TaskId] : [];
        return request.TaskIds is { Count: 0 } ? null : request;
    }

    /// <summary>Reads an input.</summary>
    /// <param name="input">The object as given.</param>
    /// <param name="read">What it asks for; null when it asks for nothing that can be understood.</param>
    /// <param name="problem">What is wrong with it, for the user.</param>
    /// <returns>Whether it asks for something.</returns>
    public static bool TryRead(object? input, out RunInput? read, out string? problem)
    {
        read = null;
        if (input is null)
        {
            problem = "The input is null. Give a run id, a run ARN or an object that carries one.";
            return false;
        }

        var bare = input is PSObject wrapped ? wrapped.BaseObject : input;
        if (Scalar.Text(bare) is { } text)
        {
            if (Origins.TryGetValue(text, out var origin))
            {
                return TryRead(origin, out read, out problem);
            }

            return TryRead(text, input, out read, out problem);
        }

        var members = new Members(input);
        if (members.IsEvent)
        {
            if (!TryRead(members.Value("detail"), out read, out problem))
            {
                return false;
            }

            read!.CompleteFrom(members);
            return true;
        }

        // In an event about a task, its ARN alone names it: the run beside it is not what is meant.
        var (taskOfArn, taskRegion) = RunReference.ParseTaskArn(members.Text("TaskArn") ?? members.Text("Arn"));
        var taskId = members.Text("TaskId") ?? taskOfArn;
        if (taskOfArn is not null && taskOfArn.TrimStart('0') != taskId!.TrimStart('0'))
        {
            problem = $"The object names two tasks: '{RunReference.Shorten(taskId)}' as TaskId, and {taskOfArn} in its ARN.";
            return false;
        }

        var type = TypeOf(input, bare);
        if (taskId is null && type is not null && members.IsNumbered)
        {
            problem = $"The {type} is not a run: it has no Arn, and its Id is a number of its own.";
            return false;
        }

        var id = FindId(members, isTask: taskId is not null, out problem);
        var run = id is null && taskId is not null ? LogStreamArn.RunOf(members.Text("LogStream"), taskId) : null;
        if (id is null && run is null)
        {
            problem = taskId is not null ? DescribeMissingRun(taskId) : problem ?? DescribeMissingId(members, bare);
            return false;
        }

        if (id is not null && !RunReference.TryParse(id, out run, out problem))
        {
            return false;
        }

        if (taskId is not null && !RunReference.IsId(taskId))
        {
            problem = $"'{RunReference.Shorten(taskId)}' is not a task id. A task id has 1 to 18 digits.";
            return false;
        }

        var owned = bare as OmicsObject;
        read = new RunInput(id ?? run!.RunId, new RunReference(run!.RunId, run.Region ?? taskRegion ?? members.Text("Region"), run.AccountId), input)
        {
            Members = members,
            AccountId = run.AccountId ?? owned?.OwnerId ?? AccountOf(members.Text("AccountId")),
            Profile = owned is not null ? owned.Profile : members.Text("ProfileName") is { } profile ? new ProfileReference(profile) : null,
            TaskId = taskId,
            TaskName = taskId is null ? null : members.Text("TaskName") ?? members.Text("Name"),
            RunName = members.Text("RunName") ?? (taskId is null ? members.Text("Name") : null),
            WorkflowName = members.Text("WorkflowName"),
            EndedTime = taskId is null ? members.Time("EndedTime") ?? members.Time("StopTime") : null,
            RunUuid = members.Text("RunUuid") ?? members.Text("RunInternalUuid") ?? (taskId is null ? members.Text("Uuid") : null),
        };
        return true;
    }

    // A spreadsheet drops the zeros in front.
    private static string? AccountOf(string? text) => text?.All(char.IsDigit) == true ? text.PadLeft(12, '0') : null;

    private static bool TryRead(string text, object target, out RunInput? read, out string? problem)
    {
        read = RunReference.TryParse(text, out var run, out problem) ? new RunInput(text, run!, target) { AccountId = run!.AccountId } : null;
        return read is not null;
    }

    // An ARN says more than an id, and says what it is the ARN of. A task's own id is TaskId; on a run it is Id.
    private static string? FindId(Members members, bool isTask, out string? problem)
    {
        problem = null;
        // A line of a manifest names the run by its ARN, too.
        var arn = members.Text("RunArn") ?? (RunReference.IsArn(members.Text("Run")) ? members.Text("Run") : null) ?? members.Text("Arn");
        if (arn is not null && !RunReference.TryParse(arn, out _, out problem) && !isTask)
        {
            return null;
        }

        return problem is null && arn is not null
            ? arn
            : isTask ? members.Text("RunId") : members.Text("Id") ?? members.Text("RunId");
    }

    /// <summary>Takes from an event what its detail leaves out: whose the run is, and where.</summary>
    private void CompleteFrom(Members ofEvent)
    {
        AccountId ??= AccountOf(ofEvent.Text("Account"));
        Run = new RunReference(Run.RunId, Run.Region ?? ofEvent.Text("Region"), Run.AccountId);
    }

    /// <summary>The name of what the object is, or was before it came from a file or a job; null where it is no more than its members.</summary>
    private static string? TypeOf(object input, object bare)
    {
        const string Deserialized = "Deserialized.";
        var name = PSObject.AsPSObject(input).TypeNames.FirstOrDefault() ?? string.Empty;
        return bare is not (PSCustomObject or System.Collections.IDictionary) ? bare.GetType().Name
            : name.StartsWith(Deserialized, StringComparison.Ordinal) && !name.EndsWith(nameof(PSCustomObject), StringComparison.Ordinal) ? name.Substring(Deserialized.Length)
            : null;
    }

    private static string DescribeMissingId(Members members, object bare)
    {
        if (members.Text("RunSettingId") is { } setting)
        {
            return DescribeMissingRun(setting, members);
        }

        var what = bare is PSCustomObject ? "The object" : $"The {bare.GetType().Name}";
        return members.Has("Items") || members.Has("Runs")
            ? $"{what} is a whole listing, not a run. Pipe what is in it: … | ForEach-Object items | Get-OmicsRunTask"
            : $"{what} carries no run id: it has no RunId, RunArn, Id or Arn.";
    }

    // As the AWS CLI and run_analyzer tell tasks.
    private static string DescribeMissingRun(string taskId) =>
        $"Task {RunReference.Shorten(taskId)} does not say of which run it is. Name the run, and its tasks by their ids: "
        + $"Get-OmicsRunTask 1234567 -TaskId {RunReference.Shorten(taskId)}";

    private static string DescribeMissingRun(string setting, Members members)
    {
        var batch = members.Text("BatchId") is { } id ? $" of batch {id}" : string.Empty;
        var status = members.Text("SubmissionStatus") is { } known ? $"its submission status is {known}" : "it was not submitted";
        string?[] why = [members.Text("SubmissionFailureReason"), members.Text("SubmissionFailureMessage")];
        var reason = string.Join(": ", why.Where(text => text is not null));
        return $"'{RunReference.Shorten(setting)}'{batch} has no run: {status}{(reason.Length == 0 ? "." : $", {reason}")} "
            + "Skip such members with: … | Where-Object Id";
    }
}
