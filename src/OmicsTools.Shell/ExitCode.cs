namespace OmicsTools.Shell;

/// <summary>
/// The exit codes of this program: those that pwsh gives for the same ends
/// (https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_pwsh).
/// </summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>A terminating error, a last statement that failed, or a tour that did not go as written.</summary>
    public const int Failure = 1;

    /// <summary>The arguments make no sense, or the script file is not there.</summary>
    public const int Usage = 64;

    /// <summary>The shell could not start: the module could not be imported.</summary>
    public const int CannotStart = 70;

    /// <summary>Stopped by Ctrl+C: 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}
