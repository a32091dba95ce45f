using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using System.Threading;

namespace OmicsTools.Completion;

/// <summary>
/// Asks the service on behalf of a completer, through the module's own cmdlets: whom to ask is found out as for any
/// command, and where nothing is configured no request is sent.
/// </summary>
internal static class Lookup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(20);
    private static readonly string[] ConnectionParameters =
    [
        "Region", "ProfileName", "ProfileLocation", "AccessKey", "SecretKey", "SessionToken", "Credential", "EndpointUrl",
    ];

    // The access key says whose they are; they are not to be remembered.
    private static readonly string[] Secrets = ["SecretKey", "SessionToken"];

    private static readonly object Gate = new();

    // One answer is enough: a person completes one argument at a time.
    private static string? _question;
    private static DateTime _asked;
    private static IReadOnlyList<object> _answer = [];

    /// <summary>Whether the cmdlet that runs on this thread does so for a completion, so that the user must not be asked anything.</summary>
    public static bool IsAsking => Monitor.IsEntered(Gate);

    /// <summary>What a cmdlet gives within a person's patience, for whom the command line names; from memory if fresh.</summary>
    /// <param name="cmdlet">The cmdlet's class.</param>
    /// <param name="bound">The parameters that the command line has so far; those that say whom to ask are passed on.</param>
    /// <param name="arguments">What else to pass.</param>
    public static IEnumerable<T> Ask<T>(Type cmdlet, IDictionary bound, params (string Name, object Value)[] arguments)
    {
        var connection = ConnectionParameters.Where(bound.Contains).Select(name => (Name: name, Value: bound[name]!)).ToList();
        var question = string.Join("\n", connection.Concat(arguments).Where(argument => !Secrets.Contains(argument.Name, StringComparer.Ordinal))
            .Select(argument => $"{argument.Name}={Identity(argument.Value)}")
            .Prepend($"{cmdlet} {Runspace.DefaultRunspace?.InstanceId}"));
        lock (Gate)
        {
            if (_question != question || DateTime.UtcNow - _asked > Freshness)
            {
                _answer = Invoke(cmdlet, connection.Concat(arguments));
                (_question, _asked) = (question, DateTime.UtcNow);
            }

            return _answer.OfType<T>();
        }
    }

    // Credential objects of two accounts may read the same.
    private static string Identity(object value) => (value is PSObject wrapped ? wrapped.BaseObject : value) is var bare && bare is string or ValueType
        ? $"{bare}"
        : $"{bare} {RuntimeHelpers.GetHashCode(bare)}";

    private static List<object> Invoke(Type cmdlet, IEnumerable<(string Name, object Value)> arguments)
    {
        // By class, not by name: a user may have imported the module with a prefix, or another module after it.
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        var name = (CmdletAttribute)Attribute.GetCustomAttribute(cmdlet, typeof(CmdletAttribute))!;
        _ = shell.AddCommand(new CmdletInfo($"{name.VerbName}-{name.NounName}", cmdlet)).AddParameter("ErrorAction", ActionPreference.Ignore);
        foreach (var (parameter, value) in arguments)
        {
            _ = shell.AddParameter(parameter, value);
        }

        using var limit = new Timer(BeginStop, shell, Patience, Again);
        var output = new PSDataCollection<PSObject>();
        try
        {
            shell.Invoke(null, output);
        }
        catch (PipelineStoppedException)
        {
            // What has come by now will do.
        }

        return [.. output.Select(item => item.BaseObject)];
    }

    // A pipeline that is just beginning or just ending cannot be stopped, and PowerShell says so in many ways. On a timer's
    // thread any of them would end the user's session; the next tick tries again if there is still need. No tick waits for
    // the end: the ticks would take all threads, that one included which the end needs.
    private static void BeginStop(object? state)
    {
        try
        {
            _ = ((PowerShell)state!).BeginStop(null, null);
        }
        catch (Exception)
        {
            return;
        }
    }
}
