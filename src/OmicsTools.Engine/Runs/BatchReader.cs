using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Omics.Model;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Streaming;

namespace OmicsTools.Engine.Runs;

/// <summary>Reads what the run list does not tell of a batch: which member each run is, and which members have no run.</summary>
/// <remarks>
/// The listing of the members is read whole, in pages of a hundred. The service takes one filter, and none of them finds the
/// members whose submission failed, those whose turn never came and those whose run is gone, all at once.
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_ListRunsInBatch.html"/>.
/// </remarks>
internal sealed class BatchReader
{
    private readonly OmicsConnection _connection;
    private readonly ServiceCaller _caller;
    private readonly string _batchId;
    private readonly Dictionary<string, RunBatchListItem> _expected = new(StringComparer.Ordinal);

    public BatchReader(OmicsConnection connection, ServiceCaller caller, string batchId)
    {
        _connection = connection;
        _caller = caller;
        _batchId = batchId;
    }

    /// <summary>The members whose run the run list has not given, as <see cref="Complete"/> was told.</summary>
    public IEnumerable<Run> Missing => _expected.Values.Select(Record);

    /// <summary>
    /// Reads the members. Those without a run are written as they come; the others wait for their run, which is about half
    /// a kilobyte for each, of at most 100,000 in a batch.
    /// </summary>
    /// <exception cref="OmicsException">No call can succeed. Any other failure is written, and costs the members only.</exception>
    public async Task ReadAsync(Lane<Run> lane, CancellationToken cancellationToken)
    {
        var subject = _connection.Subject("ListRunsInBatch", batchId: _batchId, target: _batchId);
        var pages = Paging.ReadAsync(
            subject,
            token => _caller.CallAsync(
                _connection.QuotaScope,
                subject,
                stop => _connection.Client.ListRunsInBatchAsync(
                    new ListRunsInBatchRequest { BatchId = _batchId, MaxItems = Paging.PageSize, StartingToken = token }, stop),
                cancellationToken),
            page => page.NextToken,
            page => (page.Runs ?? []).Select(member => $"{member.RunSettingId}/{member.RunId}"));
        var withoutRun = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            await foreach (var page in pages.ConfigureAwait(false))
            {
                foreach (var member in page.Runs ?? [])
                {
                    // What failed to be submitted has no id, or an empty one.
                    if (!string.IsNullOrEmpty(member.RunId))
                    {
                        _expected[member.RunId!] = member;
                    }
                    else if (member.RunSettingId is null || withoutRun.Add(member.RunSettingId))
                    {
                        await lane.WriteAsync(Record(member), cancellationToken).ConfigureAwait(false);
                    }
                }
            }
        }
        catch (OmicsException e) when (!e.ConcernsEveryCall)
        {
            await lane.WriteAsync(e, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Adds to a run what is known of it as a member. It is not missing any more.</summary>
    public void Complete(Run run)
    {
        if (run.Id is not null && _expected.TryGetValue(run.Id, out var member))
        {
            RunMapper.AddMember(run, member);
            _ = _expected.Remove(run.Id);
        }
    }

    private Run Record(RunBatchListItem member) => RunMapper.From(member, _batchId, _connection);
}
