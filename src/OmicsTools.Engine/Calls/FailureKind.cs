namespace OmicsTools.Engine.Calls;

/// <summary>The kinds of failure. The names are the error ids that scripts test for, and never change.</summary>
public enum FailureKind
{
    /// <summary>The input names no run or task.</summary>
    InvalidId,

    /// <summary>The service does not know the run.</summary>
    RunNotFound,

    /// <summary>The run has no such task.</summary>
    TaskNotFound,

    /// <summary>The service does not know the batch.</summary>
    BatchNotFound,

    /// <summary>No task or run has a name that was given without wildcards.</summary>
    NameNotFound,

    /// <summary>There is no such log: the message says why, as far as that can be known.</summary>
    LogNotFound,

    /// <summary>The account has no log group of HealthOmics in the Region.</summary>
    LogGroupNotFound,

    /// <summary>The run has no manifest: the message says why, as far as that can be known.</summary>
    ManifestNotFound,

    /// <summary>The identity may not make this call.</summary>
    AccessDenied,

    /// <summary>The service does not accept the access key or its signature.</summary>
    InvalidCredentials,

    /// <summary>The session's credentials have expired.</summary>
    ExpiredToken,

    /// <summary>No credentials were found, or the named profile does not give any.</summary>
    CredentialsNotFound,

    /// <summary>The profile asks for a code of an MFA device, and no one can be asked for it.</summary>
    MfaRequired,

    /// <summary>No Region was found.</summary>
    RegionNotFound,

    /// <summary>The settings contradict each other or cannot be used.</summary>
    InvalidConfiguration,

    /// <summary>The service went on throttling after all retries.</summary>
    Throttled,

    /// <summary>A service quota other than the request rate was exceeded.</summary>
    QuotaExceeded,

    /// <summary>The service refused the request as invalid.</summary>
    RequestRejected,

    /// <summary>The service failed on its side after all retries.</summary>
    ServiceFailure,

    /// <summary>The endpoint could not be reached, or the connection broke, after all retries.</summary>
    EndpointUnreachable,

    /// <summary>The service did not answer in time after all retries.</summary>
    Timeout,

    /// <summary>The service's answer could not be read.</summary>
    InvalidResponse,

    /// <summary>The service returned a page token a second time, so the listing has no end.</summary>
    RepeatedPage,

    /// <summary>The time limit of a wait was reached before a run or task had ended.</summary>
    WaitTimeout,

    /// <summary>The service knew the run while it was waited for, and then did not any more.</summary>
    RunVanished,

    /// <summary>The run has ended, and a task of it has not.</summary>
    TaskUnfinished,

    /// <summary>The file is there, and is not to be replaced.</summary>
    FileExists,

    /// <summary>The file could not be written.</summary>
    FileNotWritten,

    /// <summary>Something no one foresaw; please report it.</summary>
    Unexpected,
}
