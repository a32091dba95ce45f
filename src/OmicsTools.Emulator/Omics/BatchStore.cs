using System.Collections.Concurrent;

namespace OmicsTools.Emulator;

/// <summary>The batches that the service holds, of all accounts and Regions.</summary>
public sealed class BatchStore
{
    private readonly ConcurrentDictionary<(string Account, string Region, string Id), EmulatedBatch> _batches = [];

    /// <summary>Adds a batch, or puts it in the place of the one with its id.</summary>
    /// <param name="batch">The batch.</param>
    public void Put(EmulatedBatch batch) => _batches[(batch.AccountId, batch.Region, batch.Id)] = batch;

    /// <summary>A batch of an account and Region; null where there is none.</summary>
    internal EmulatedBatch? Find(Caller caller, string id) =>
        _batches.TryGetValue((caller.AccountId, caller.Region, id), out var batch) ? batch : null;
}
