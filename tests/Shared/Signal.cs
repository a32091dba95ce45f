using System.Runtime.InteropServices;

namespace OmicsTools.TestSupport;

/// <summary>Sends a signal to a process, as the program kill does, which a slim image lacks.</summary>
internal static class Signal
{
    public const int Interrupt = 2;

    public const int Terminate = 15;

    public static void Send(int processId, int signal) => Assert.Equal(0, Kill(processId, signal));

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Kill(int processId, int signal);
}
