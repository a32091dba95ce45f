using System;
using System.Threading;
using System.Threading.Tasks;

namespace OmicsTools.Engine.Waiting;

/// <summary>The time that waiting goes by.</summary>
internal static class Clock
{
    /// <summary>
    /// The system's time, unless a program that hosts the engine has set another one: a <see cref="TimeProvider"/> under the
    /// name <c>OmicsTools.TimeProvider</c> in the application's data.
    /// </summary>
    public static TimeProvider Current => AppDomain.CurrentDomain.GetData("OmicsTools.TimeProvider") as TimeProvider ?? TimeProvider.System;

    public static Task DelayAsync(TimeProvider time, TimeSpan pause, CancellationToken cancellationToken) =>
#if NET
        Task.Delay(pause, time, cancellationToken);
#else
        time.Delay(pause, cancellationToken);
#endif
}
