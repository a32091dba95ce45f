namespace OmicsTools;

/// <summary>For which tasks, or listed runs, the members that only GetRunTask or GetRun returns are asked for, one call each.</summary>
public enum DetailLevel
{
    /// <summary>For every task: every member of the API is there.</summary>
    All,

    /// <summary>For failed tasks only: why they failed, and where their logs are.</summary>
    Failed,

    /// <summary>For none: what the listing gives, one call for a hundred tasks.</summary>
    None,
}
