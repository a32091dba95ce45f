using System;
using System.Collections.Concurrent;
using Amazon.CloudWatchLogs;
using Amazon.Omics;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Runs;

namespace OmicsTools.Engine.Connection;

/// <summary>A client for one Region, with what the rest of the engine needs to know about it.</summary>
internal sealed class OmicsConnection
{
    // Long-term keys do not say whose they are. What answers said is remembered for the commands after this one.
    private static readonly ConcurrentDictionary<string, string> Accounts = new(StringComparer.Ordinal);

    // GetRun tells a workflow's id alone, and every page of the list of runs tells names.
    private static readonly ConcurrentDictionary<(string Identity, string Region, string WorkflowId), string> WorkflowNames = new();

    private readonly string _identity;

    public OmicsConnection(IAmazonOmics client, string region, string quotaScope, string identity, string? accountId)
    {
        _identity = identity;
        if (accountId is not null)
        {
            Accounts[identity] = accountId;
        }

        Client = client;
        Region = region;
        QuotaScope = quotaScope;
    }

    public IAmazonOmics Client { get; }

    /// <summary>The profile that was named; null for none.</summary>
    public ProfileReference? Profile { get; set; }

    /// <summary>The client for the logs of the same account and Region; null where no logs are read.</summary>
    public IAmazonCloudWatchLogs? Logs { get; set; }

    /// <summary>What shares the request quota of CloudWatch Logs.</summary>
    public string LogsQuotaScope { get; set; } = string.Empty;

    /// <summary>The Region asked; with an endpoint of the user's own, the Region signed for.</summary>
    public string Region { get; }

    /// <summary>The account that answers; null until an answer has named it.</summary>
    public string? AccountId => Accounts.TryGetValue(_identity, out var account) ? account : null;

    /// <summary>Takes the account from the ARN of something that was listed.</summary>
    public void LearnAccount(string? arn)
    {
        if (RunReference.TryParse(arn, out var run, out _) && run!.AccountId is { } account)
        {
            Accounts[_identity] = account;
        }
    }

    /// <summary>The endpoint and where it came from, for messages.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The endpoint for logs, likewise.</summary>
    public string? LogsEndpoint { get; set; }

    /// <summary>What a call to HealthOmics is about.</summary>
    public CallSubject Subject(string operation, string? runId = null, string? taskId = null, string? batchId = null, object? target = null, long? turn = null) =>
        new(operation, Region, runId, taskId, batchId) { Target = target, Endpoint = Endpoint, Turn = turn ?? CallSubject.NextTurn() };

    /// <summary>What a call to CloudWatch Logs is about.</summary>
    public CallSubject LogsSubject(string operation, double publishedRate, string logStream, string? runId, string? taskId = null, object? target = null, long? turn = null) =>
        new(operation, Region, runId, taskId)
        {
            Target = target,
            LogStream = logStream,
            PublishedRate = publishedRate,
            Endpoint = LogsEndpoint,
            Turn = turn ?? CallSubject.NextTurn(),
        };

    /// <summary>Takes a workflow's name from the list of runs.</summary>
    public void LearnWorkflow(string? workflowId, string? name)
    {
        if (workflowId is not null && name is not null)
        {
            WorkflowNames[(_identity, Region, workflowId)] = name;
        }
    }

    /// <summary>The name of a workflow as the list of runs told it last in this process; null where it has not.</summary>
    public string? WorkflowName(string? workflowId) =>
        workflowId is not null && WorkflowNames.TryGetValue((_identity, Region, workflowId), out var name) ? name : null;

    /// <summary>What shares the service's request quota: the identity and the endpoint.</summary>
    public string QuotaScope { get; }
}
