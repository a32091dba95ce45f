using System;
using System.Collections.Generic;
using System.Threading;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Connection;

/// <summary>
/// The connections of one invocation: for the identity that the user named, or for the one behind each profile that runs came
/// with. To be used where the user's session can be read, except for <see cref="For"/>.
/// </summary>
public sealed class OmicsConnections : IDisposable
{
    private readonly Dictionary<(ProfileReference? Profile, string Region), OmicsConnection> _prepared = [];
    private readonly List<IdentityConnections> _identities = [];
    private readonly ConnectionSettings _settings;
    private readonly Action<string> _log;
    private readonly Action<string> _warn;
    private readonly CancellationToken _stop;

    /// <summary>Connects to no one yet: whose runs are asked for decides who answers.</summary>
    /// <param name="settings">What the user said.</param>
    /// <param name="log">Is told where each setting came from; never a secret.</param>
    /// <param name="warn">Is told what the user should not do.</param>
    /// <param name="cancellationToken">Stops waiting for whoever gives out the keys.</param>
    public OmicsConnections(ConnectionSettings settings, Action<string> log, Action<string> warn, CancellationToken cancellationToken)
    {
        _settings = settings;
        _log = log;
        _warn = warn;
        _stop = cancellationToken;
    }

    /// <summary>Whether everything that was asked was answered, so that the network's connections can serve the next command.</summary>
    public bool IsDone { get; set; }

    /// <summary>Whether a text can be the name of a Region; it becomes part of a host's name.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True for a name such as <c>us-east-1</c>, whether there is such a Region or not.</returns>
    public static bool IsRegion(string text) => RegionResolver.IsRegion(text);

    /// <summary>The profile that counts: the user's word, or what the run came with where the user named no identity.</summary>
    /// <param name="ofRun">The profile that the run came with; null for none.</param>
    /// <returns>The profile; null where none is named.</returns>
    /// <exception cref="OmicsException">A file was named, and its credentials cannot be had.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public ProfileReference? Choose(ProfileReference? ofRun) =>
        _settings.NamedProfile ?? (!_settings.NamesIdentity ? ofRun : _settings.ProfileLocation is null ? null : Identify(null).Profile);

    /// <summary>Decides which Region answers for a run, and prepares the way there.</summary>
    /// <param name="runRegion">The Region that came with the run; null where none did.</param>
    /// <param name="profile">What <see cref="Choose"/> chose.</param>
    /// <returns>The Region's system name.</returns>
    /// <exception cref="OmicsException">No credentials, no Region, or settings that cannot be used.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public string Prepare(string? runRegion, ProfileReference? profile)
    {
        var identity = Identify(profile);
        var region = identity.Prepare(runRegion);
        lock (_prepared)
        {
            _prepared[(profile, region)] = identity.For(region);
        }

        return region;
    }

    /// <summary>Whether a run belongs to the account that answers. Another account may have a run of the same id.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="accountId">The account that it was given as one of; null for none.</param>
    /// <param name="region">The Region that answers for it, prepared.</param>
    /// <param name="profile">The profile that it is asked for with.</param>
    /// <param name="failure">Why it is not asked for; null where it may be.</param>
    /// <returns>True or false; null where the run names an account and no answer has said yet which one answers.</returns>
    public bool? IsOfAccount(string runId, string? accountId, string region, ProfileReference? profile, out OmicsException? failure)
    {
        var account = For(region, profile).AccountId;
        failure = accountId is null || account is null || account == accountId ? null : Failures.OtherAccount(runId, accountId, account);
        return accountId is null ? true : account is null ? null : failure is null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var identity in _identities)
        {
            identity.IsDone = IsDone;
            identity.Dispose();
        }
    }

    /// <summary>The connection to a Region that was prepared.</summary>
    internal OmicsConnection For(string region, ProfileReference? profile)
    {
        lock (_prepared)
        {
            return _prepared[(profile, region)];
        }
    }

    private IdentityConnections Identify(ProfileReference? profile)
    {
        var isOwn = profile is null || Equals(profile, _settings.NamedProfile);
        var identity = _identities.Find(known => isOwn ? !known.IsOfRun : Equals(known.Profile, profile));
        if (identity is null)
        {
            identity = new IdentityConnections(isOwn ? _settings : _settings.WithProfileOfRun(profile!), _log, _warn, _stop);
            _identities.Add(identity);
        }

        return identity;
    }
}
