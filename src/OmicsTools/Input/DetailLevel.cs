using OmicsTools.Engine.Tasks;

namespace OmicsTools;

/// <summary>For which tasks, or listed runs, the members that only GetRunTask or GetRun returns are asked for, one call each.</summary>
/// <remarks>The engine's <c>TaskDetail</c>; no public member of the module may name a type of the engine.</remarks>
public enum DetailLevel
{
    /// <summary>For every task: every member of the API is there.</summary>
    All = TaskDetail.All,

    /// <summary>For failed tasks only: why they failed, and where their logs are.</summary>
    Failed = TaskDetail.Failed,

    /// <summary>For none: what the listing gives, one call for a hundred tasks.</summary>
    None = TaskDetail.None,
}
