using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Threading;
using OmicsTools.Completion;
using OmicsTools.Engine;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;
using OmicsTools.Input;
using OmicsTools.Output;
using OmicsTools.Session;

namespace OmicsTools.Cmdlets;

/// <summary>What every cmdlet of the module has: whom to ask, how hard, and how results and errors are written.</summary>
public abstract class OmicsCmdlet : PSCmdlet, IDisposable
{
    // Neither linked nor timed, so there is nothing to dispose of; and a stop may come after the end.
    private readonly CancellationTokenSource _stop = new();
    private OmicsConnections? _connections;
    private Action? _endStream;
    private long _results;
    private bool _isIncomplete;
    private OmicsException? _denied;
    private readonly List<OmicsException> _alsoDenied = [];
    private bool _hasWarnedOfAccount;
    private bool _hasWarnedOfRegion;
    private readonly HashSet<(string Region, ProfileReference? Profile, string RunId, string? Uuid)> _runsOfTasks = [];

    /// <summary>
    /// The AWS Region to ask: its system name, for example <c>us-east-1</c>, an AWSRegion of AWS Tools or a RegionEndpoint.
    /// Without it, see about_OmicsTools for the order.
    /// </summary>
    [Parameter]
    [Alias("RegionToCall")]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public object? Region { get; set; }

    /// <summary>The profile to take credentials and Region from.</summary>
    [Parameter]
    [Alias("StoredCredentials", "AWSProfileName")]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>The credentials file to look for the profile in, instead of the default places.</summary>
    [Parameter]
    [Alias("AWSProfilesLocation", "ProfilesLocation")]
    public string? ProfileLocation { get; set; }

    /// <summary>The access key id.</summary>
    [Parameter]
    [Alias("AK")]
    public string? AccessKey { get; set; }

    /// <summary>The secret access key.</summary>
    [Parameter]
    [Alias("SK", "SecretAccessKey")]
    public string? SecretKey { get; set; }

    /// <summary>The session token, for temporary keys.</summary>
    [Parameter]
    [Alias("ST")]
    public string? SessionToken { get; set; }

    /// <summary>An AWSCredentials object of any AWS SDK, such as <c>Get-AWSCredential</c> gives.</summary>
    [Parameter]
    public object? Credential { get; set; }

    /// <summary>The endpoint to call instead of the Region's own, for example <c>http://127.0.0.1:8080</c>.</summary>
    [Parameter]
    public string? EndpointUrl { get; set; }

    /// <summary>The most requests in flight at once.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = CallLimits.DefaultConcurrency;

    /// <summary>The most requests per second for each API operation. The service's default quota is 10.</summary>
    [Parameter]
    [ValidateRange(0.1, 100_000)]
    public double MaxRequestsPerSecond { get; set; } = CallLimits.DefaultRequestsPerSecond;

    /// <summary>How long an attempt of a request may take, in seconds or as a TimeSpan: 30 seconds without it.</summary>
    [Parameter]
    [Seconds(Least = 1)]
    public TimeSpan RequestTimeout { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Lets go of what is under way, and of connections; PowerShell calls it on every way out.</summary>
    /// <param name="disposing">Whether called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            try
            {
                _endStream?.Invoke();
            }
            finally
            {
                _connections?.Dispose();
            }
        }
    }

    // What the user did not set is what AWS publishes for each operation.
    private double? RequestsPerSecond =>
        MyInvocation.BoundParameters.ContainsKey(nameof(MaxRequestsPerSecond)) ? MaxRequestsPerSecond : null;

    // What follows is internal, not protected: its types are the engine's, and no one derives from this class elsewhere.

    /// <summary>What else to say to someone whose input is no run; empty for nothing.</summary>
    internal virtual string InvalidIdHint => string.Empty;

    /// <summary>Prepares to ask someone. Terminates the command where its parameters cannot be used.</summary>
    internal OmicsConnections Connect() =>
        _connections ??= OrTerminate(() => new OmicsConnections(Settings(), WriteVerbose, WriteWarning, _stop.Token));

    /// <summary>Finds out whom to ask. Terminates the command where that cannot be found out.</summary>
    /// <param name="runRegion">The Region that came with a run; null where none did.</param>
    /// <param name="profile">The profile that a run came with; null where none did.</param>
    /// <returns>The Region, and the profile that counts.</returns>
    internal (string Region, ProfileReference? Profile) Prepare(string? runRegion = null, ProfileReference? profile = null) => OrTerminate(() =>
    {
        try
        {
            var chosen = Connect().Choose(profile);
            return (Connect().Prepare(runRegion, chosen), chosen);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    });

    /// <summary>What the user said about account, Region and endpoint.</summary>
    internal ConnectionSettings Settings()
    {
        RefuseEmpty(nameof(Region), nameof(ProfileName), nameof(ProfileLocation), nameof(AccessKey), nameof(SecretKey), nameof(Credential), nameof(EndpointUrl), nameof(IReadsLogs.LogsEndpointUrl));
        var session = new AwsToolsSession(this);
        return new ConnectionSettings
        {
            Region = RegionName.From(Region),
            SessionRegion = session.Region,
            ProfileName = ProfileName,
            ProfileLocation = ProfileLocation is null ? null : FileSystemPath(ProfileLocation),
            AccessKey = AccessKey,
            SecretKey = SecretKey,
            SessionToken = SessionToken,
            Credential = CredentialObject.From(Credential),
            SessionCredential = session.Credentials,
            SessionProfileName = session.CredentialsName,
            IsSessionProfile = session.IsProfile,
            AskForMfaCode = serialNumber => Lookup.IsAsking ? null : MfaPrompt.Ask(Host, serialNumber),
            Proxy = session.Proxy,
            EndpointUrl = EndpointUrl,
            ReadsLogs = this is IReadsLogs,
            LogsEndpointUrl = (this as IReadsLogs)?.LogsEndpointUrl,
        };
    }

    /// <summary>
    /// Terminates the command where a parameter was given without a value, as by a variable that nothing is in: who names a profile or a
    /// Region means no other.
    /// </summary>
    internal void RefuseEmpty(params string[] parameters)
    {
        foreach (var name in parameters)
        {
            if (MyInvocation.BoundParameters.TryGetValue(name, out var value) && (value is null or PSObject { BaseObject: "" } or "" or object[] { Length: 0 }))
            {
                throw new OmicsException(
                    FailureKind.InvalidConfiguration, $"-{name} was given without a value.", $"Give a value, or leave -{name} out.");
            }
        }
    }

    /// <summary>A path of the session in the file system, wildcards taken as they are.</summary>
    /// <exception cref="OmicsException">It is none.</exception>
    internal string FileSystemPath(string path)
    {
        try
        {
            var inFileSystem = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            if (provider.Name == "FileSystem")
            {
                return inFileSystem;
            }
        }
        catch (SessionStateException)
        {
            // A drive or a provider that is not there.
        }

        throw new OmicsException(FailureKind.InvalidConfiguration, $"'{path}' is no path of a file.", "Give the path of a file.");
    }

    /// <summary>Opens the stream that the command lives by: it ends with the command, and at once where that is stopped.</summary>
    internal OrderedFanOut<TRequest, TResult> Open<TRequest, TResult>(Func<OmicsConnections, CallLimits, OrderedFanOut<TRequest, TResult>> open)
        where TResult : class
    {
        var limits = new CallLimits { Concurrency = ThrottleLimit, RequestsPerSecond = RequestsPerSecond };
        if (RequestTimeout > TimeSpan.Zero)
        {
            limits.AttemptTimeout = RequestTimeout;
        }

        var stream = open(Connect(), limits);
        _endStream = stream.Dispose;
        _ = _stop.Token.Register(stream.Stop);
        return stream;
    }

    /// <summary>Writes a line for whoever wants to follow the work.</summary>
    /// <param name="text">The line, which may quote what others said.</param>
    internal new void WriteVerbose(string text) => base.WriteVerbose(TerminalText.Clean(text));

    /// <summary>Writes a warning.</summary>
    /// <param name="text">The warning, which may quote what others said.</param>
    internal new void WriteWarning(string text) => base.WriteWarning(TerminalText.Clean(text));

    /// <summary>Runs something whose failure leaves nothing for the command to do.</summary>
    internal T OrTerminate<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (OmicsException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e));
            throw;
        }
    }

    /// <summary>Writes what a stream has to say.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="progress">Is shown how far the stream is.</param>
    /// <param name="wait">Whether to wait for more; what is ready is written anyway.</param>
    /// <param name="output">
    /// Makes of a result, and of what the user gave for it, what the user gets; <see cref="AutomationNull"/> for nothing. Null for the
    /// result itself.
    /// </param>
    internal void WriteFrom<TRequest, TResult>(
        OrderedFanOut<TRequest, TResult> stream, WorkProgress progress, Func<bool> wait, Func<TResult, object?, object?>? output = null)
        where TResult : class
    {
        try
        {
            do
            {
                WriteReady();
            }
            while (wait() && stream.WaitToTake(WorkProgress.Patience) != false);

            // What came between the last look and the reason not to wait.
            WriteReady();
        }
        catch
        {
            // Select-Object -First has enough, an error is to stop the script, or the user is.
            progress.Remove();
            throw;
        }

        void WriteReady()
        {
            while (stream.TryTake(out var next))
            {
                Write(next, output);
                progress.Show(stream.RequestsDone, stream.RequestsAdded, _results);
            }

            progress.Show(stream.RequestsDone, stream.RequestsAdded, _results);
        }
    }

    /// <summary>Writes all that a stream has still to say.</summary>
    internal void WriteAll<TRequest, TResult>(
        OrderedFanOut<TRequest, TResult> stream, WorkProgress progress, Func<TResult, object?, object?>? output = null)
        where TResult : class
    {
        stream.Complete();
        WriteFrom(stream, progress, wait: () => true, output);
        WriteAlsoDenied();
        progress.Remove();
        _connections!.IsDone = !_stop.IsCancellationRequested;
    }

    /// <summary>
    /// The values of a filter; null where the user did not give it. PowerShell binds an empty result, as in
    /// <c>-TaskId $nothingFound</c>, as null: that asks for nothing, and never for all.
    /// </summary>
    internal string[]? Filter(string parameter, string[]? values) =>
        MyInvocation.BoundParameters.ContainsKey(parameter) ? [.. (values ?? []).Where(value => value is not null)] : null;

    /// <summary>Whether a filter was given without a value, so that nothing can fit it.</summary>
    internal bool IsNothingWanted(params string[]?[] filters)
    {
        var isNothing = Array.Exists(filters, filter => filter is { Length: 0 });
        if (isNothing)
        {
            WriteVerbose("A filter was given without a value: nothing is asked for.");
        }

        return isNothing;
    }

    /// <summary>What a listing does not tell would be answered by silence.</summary>
    internal void WarnOfDetail(string select, Type output, DetailLevel detail, string what)
    {
        if (detail == DetailLevel.None && Selection.DetailIn(select, output) is { } member)
        {
            WriteWarning($"The list of {what} does not tell {member}, and it is null. Add -Detail All, or -Detail Failed for those that failed.");
        }
    }

    /// <summary>A status that no one knows is more likely a slip than a new one, and would be answered by silence.</summary>
    internal void WarnOfUnknown(string[]? statuses, IReadOnlyList<string> known, string what)
    {
        foreach (var status in (statuses ?? []).Where(status => !known.Contains(status, StringComparer.OrdinalIgnoreCase)))
        {
            var meant = status.Length == 0 ? null : known.FirstOrDefault(name => name.StartsWith(status.Substring(0, Math.Min(3, status.Length)), StringComparison.OrdinalIgnoreCase));
            WriteWarning($"'{status}' is not a {what} status known today. "
                + (meant is null ? string.Empty : $"Is it {meant} that is meant? ")
                + $"Known are {string.Join(", ", known)}.");
        }
    }

    private static bool IsDeniedListing(OmicsException failure) => failure is { Kind: FailureKind.AccessDenied, Operation: "ListRunTasks" };

    private void WriteAlsoDenied()
    {
        if (_alsoDenied.Count == 1)
        {
            WriteError(ErrorRecords.From(_alsoDenied[0]));
        }
        else if (_alsoDenied.Count > 1)
        {
            var runs = _alsoDenied.ConvertAll(failure => failure.Target);
            WriteError(ErrorRecords.From(new OmicsException(
                FailureKind.AccessDenied, $"The same holds for the tasks of {runs.Count} more runs: {string.Join(", ", runs)}.", _denied!.Remedy)
            {
                Target = runs.ToArray(),
            }));
        }
    }

    /// <summary>Says of every plain name that nothing has it, where everything that might have it was seen.</summary>
    internal void WriteMissing(NameFilter? names, string what)
    {
        foreach (var name in _isIncomplete ? [] : names?.Missing ?? [])
        {
            WriteError(ErrorRecords.From(new OmicsException(
                FailureKind.NameNotFound,
                $"No {what} is named '{name}'.",
                $"Check the name, or use wildcards, as in -Name '{name}*': the names of a scatter's shards begin with its own. A pattern "
                    + "that nothing fits is no error.")
            {
                Target = name,
            }));
        }
    }

    private void WriteInvalidId(string problem, string remedy, object? target) =>
        WriteError(ErrorRecords.From(new OmicsException(FailureKind.InvalidId, problem, remedy) { Target = target }));

    /// <summary>Reads an input, and finds out who answers for it; writes an error where it cannot be understood.</summary>
    internal bool TryRead(object? input, out RunInput? asked, out string region)
    {
        region = string.Empty;
        if (!RunInput.TryRead(input, out asked, out var problem))
        {
            WriteInvalidId(problem!, $"Give run ids, run ARNs or run objects, for example: {MyInvocation.MyCommand.Name} 1234567. {InvalidIdHint}".TrimEnd(), input);
            return false;
        }

        var runRegion = asked!.Run.Region;
        if (runRegion is not null && Region is null && !OmicsConnections.IsRegion(runRegion))
        {
            // Of this input alone: what the command or the session names ends the command.
            WriteInvalidId(
                $"'{RunReference.Shorten(runRegion)}' is not the name of an AWS Region.",
                "Give runs with their own Region or with none, or name one for all with -Region.",
                input);
            return false;
        }

        (region, asked.Profile) = Prepare(runRegion, asked.Profile);
        if (runRegion is not null && runRegion != region && !_hasWarnedOfRegion)
        {
            _hasWarnedOfRegion = true;
            WriteWarning($"Run {asked.Run.RunId} is given as one of {runRegion}, and -Region has {region} asked for it: what has this id there is another run. "
                + "Leave out -Region to ask for runs in their own.");
        }

        return IsOfAccount(asked, region);
    }

    /// <summary>True for a task whose run stands for another task already. Where runs are asked for, tasks of one run are one.</summary>
    internal bool IsOfSameRun(RunInput asked, string region) => asked.TaskId is not null && !_runsOfTasks.Add(asked.Key(region));

    // Another account may have a run of the same id, and would be asked for that one.
    private bool IsOfAccount(RunInput asked, string region)
    {
        var isOfAccount = Connect().IsOfAccount(asked.Run.RunId, asked.AccountId, region, asked.Profile, out var failure);
        if (failure is not null)
        {
            failure.Target = asked.Target;
            WriteError(ErrorRecords.From(failure));
        }
        else if (isOfAccount is null && !ChecksAccount && !_hasWarnedOfAccount)
        {
            _hasWarnedOfAccount = true;
            WriteWarning($"Run {asked.Run.RunId} is given as one of account {asked.AccountId}, and it is not known yet whose credentials these are. "
                + $"Those of another account get what that account has under this id. Get-OmicsRun {asked.Run.RunId} finds out.");
        }

        return failure is null;
    }

    /// <summary>Whether answers are checked to be of the account that was asked for.</summary>
    internal virtual bool ChecksAccount => false;

    /// <summary>Whether a text has the form of a task id; writes an error where it has not.</summary>
    internal bool IsTaskId(string? taskId)
    {
        if (RunReference.IsId(taskId ?? string.Empty))
        {
            return true;
        }

        WriteInvalidId(
            $"'{RunReference.Shorten(taskId ?? string.Empty)}' is not a task id. A task id has 1 to 18 digits.",
            "Give task ids, for example: -TaskId 7654321; the names of tasks go to -Name.",
            taskId);
        return false;
    }

    private void Write<T>(StreamEvent<T> next, Func<T, object?, object?>? output)
        where T : class
    {
        if (next.Message is not null)
        {
            (next.IsWarning ? WriteWarning : (Action<string>)WriteVerbose)(next.Message);
        }

        if (next.Value is not null)
        {
            // A page of a log is many lines, and one of a manifest many tasks.
            var result = output is null ? next.Value : output(next.Value, next.Target);
            var isMany = result is IReadOnlyList<OmicsObject>;
            _results += isMany ? ((IReadOnlyList<OmicsObject>)result!).Count : 1;
            WriteObject(result, enumerateCollection: isMany);
        }

        if (next.Failure is not null)
        {
            // A task whose detail alone is lacking was seen.
            _isIncomplete |= next.Value is null;
            if (_denied is not null && IsDeniedListing(next.Failure))
            {
                // An identity that may not list the tasks of two runs may hardly list those of the others.
                WriteVerbose(next.Failure.Message);
                _alsoDenied.Add(next.Failure);
                return;
            }

            _denied ??= IsDeniedListing(next.Failure) ? next.Failure : null;
            WriteError(ErrorRecords.From(next.Failure));
        }
    }
}
