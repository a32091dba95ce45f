using System.Management.Automation;
using OmicsTools.Engine;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Output;

/// <summary>Turns failures into PowerShell's error records.</summary>
internal static class ErrorRecords
{
    /// <summary>An error record with a stable id, a category, the input it is about, and what to do next.</summary>
    public static ErrorRecord From(OmicsException failure)
    {
        var record = new ErrorRecord(failure, failure.Kind.ToString(), CategoryOf(failure.Kind), failure.Target)
        {
            ErrorDetails = new ErrorDetails(failure.Message) { RecommendedAction = failure.Remedy },
        };

        // PowerShell shows the target's text too.
        record.CategoryInfo.TargetName = TerminalText.Clean(record.CategoryInfo.TargetName);
        return record;
    }

    private static ErrorCategory CategoryOf(FailureKind kind) => kind switch
    {
        FailureKind.InvalidId or FailureKind.InvalidConfiguration or FailureKind.RequestRejected => ErrorCategory.InvalidArgument,
        FailureKind.RunNotFound or FailureKind.TaskNotFound or FailureKind.BatchNotFound or FailureKind.NameNotFound
            or FailureKind.LogNotFound or FailureKind.LogGroupNotFound or FailureKind.ManifestNotFound or FailureKind.RunVanished
            => ErrorCategory.ObjectNotFound,
        FailureKind.AccessDenied => ErrorCategory.PermissionDenied,
        FailureKind.InvalidCredentials or FailureKind.ExpiredToken or FailureKind.CredentialsNotFound or FailureKind.MfaRequired
            => ErrorCategory.AuthenticationError,
        FailureKind.RegionNotFound => ErrorCategory.InvalidArgument,
        FailureKind.Throttled or FailureKind.QuotaExceeded => ErrorCategory.LimitsExceeded,
        FailureKind.ServiceFailure => ErrorCategory.ResourceUnavailable,
        FailureKind.EndpointUnreachable => ErrorCategory.ConnectionError,
        FailureKind.Timeout or FailureKind.WaitTimeout => ErrorCategory.OperationTimeout,
        FailureKind.InvalidResponse or FailureKind.RepeatedPage => ErrorCategory.InvalidData,
        FailureKind.TaskUnfinished => ErrorCategory.InvalidResult,
        FailureKind.FileExists => ErrorCategory.ResourceExists,
        FailureKind.FileNotWritten => ErrorCategory.WriteError,
        _ => ErrorCategory.NotSpecified,
    };
}
