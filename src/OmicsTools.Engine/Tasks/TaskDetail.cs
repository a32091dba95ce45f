namespace OmicsTools.Engine.Tasks;

/// <summary>For which tasks the members that only GetRunTask returns are asked for, one call each.</summary>
public enum TaskDetail
{
    /// <summary>For every task.</summary>
    All,

    /// <summary>For failed tasks only: the reason, the message, the log stream and the image of what went wrong.</summary>
    Failed,

    /// <summary>For none: what the listing gives, one call for a hundred tasks.</summary>
    None,
}
