using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Omics.Model;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;

namespace OmicsTools.Engine.Runs;

/// <summary>The calls about runs.</summary>
internal static class RunCalls
{
    /// <summary>A run in full.</summary>
    /// <param name="caller">Makes the call.</param>
    /// <param name="connection">The run's Region.</param>
    /// <param name="runId">The run.</param>
    /// <param name="exports">What else is wanted of it; null for nothing.</param>
    /// <param name="target">What the user gave for it.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="OmicsException">It cannot be had.</exception>
    public static async Task<GetRunResponse> GetAsync(
        ServiceCaller caller, OmicsConnection connection, string runId, List<string>? exports, object? target, CancellationToken cancellationToken)
    {
        var run = await caller.CallAsync(
            connection.QuotaScope,
            connection.Subject("GetRun", runId, target: target),
            async stop =>
            {
                var answer = await connection.Client.GetRunAsync(new GetRunRequest { Id = runId, Export = exports }, stop).ConfigureAwait(false);
                if (answer.Id != runId)
                {
                    throw new InvalidDataException("the answer is not about this run");
                }

                connection.LearnAccount(answer.Arn);
                return answer;
            },
            cancellationToken).ConfigureAwait(false);

        // The client of this project tells them; the SDK's has no such entry.
        if (run.ResponseMetadata?.Metadata.TryGetValue("RepeatedNames", out var names) == true)
        {
            await caller.LogAsync($"The answer about run {runId} has names more than once, and the last of each counts: {names}.").ConfigureAwait(false);
        }

        return run;
    }

    /// <summary>True where an answer is about another run than the one that was asked for, which had the id before.</summary>
    /// <param name="asked">The uuid of the run that was asked for; null where it is not known.</param>
    /// <param name="answered">The uuid of the run that the answer is about; null where it is not known.</param>
    public static bool IsOther(string? asked, string? answered) =>
        asked is not null && answered is not null && !asked.Equals(answered, StringComparison.OrdinalIgnoreCase);

    /// <summary>All pages of a list of runs.</summary>
    /// <param name="caller">Makes the calls.</param>
    /// <param name="connection">The Region to list.</param>
    /// <param name="filter">What the service is to filter by.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="OmicsException">A page cannot be had.</exception>
    public static async IAsyncEnumerable<ListRunsResponse> ListAsync(
        ServiceCaller caller, OmicsConnection connection, ListRunsRequest filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var subject = connection.Subject("ListRuns");
        var pages = Paging.ReadAsync(
            subject,
            token => caller.CallAsync(
                connection.QuotaScope,
                subject,
                stop => connection.Client.ListRunsAsync(
                    new ListRunsRequest
                    {
                        MaxResults = Paging.PageSize,
                        StartingToken = token,
                        Status = filter.Status,
                        RunGroupId = filter.RunGroupId,
                        BatchId = filter.BatchId,
                    },
                    stop),
                cancellationToken),
            page => page.NextToken,
            page => (page.Items ?? []).Select(run => run.Id));
        await foreach (var page in pages.ConfigureAwait(false))
        {
            connection.LearnAccount(page.Items?.Find(run => run.Arn is not null)?.Arn);
            foreach (var run in page.Items ?? [])
            {
                connection.LearnWorkflow(run.WorkflowId, run.WorkflowName);
            }

            yield return page;
        }
    }
}
