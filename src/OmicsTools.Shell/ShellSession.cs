using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Threading;
using Microsoft.PowerShell;
using OmicsTools.Shell.Engine;
using OmicsTools.Shell.Hosting;

namespace OmicsTools.Shell;

/// <summary>A PowerShell session on this console with the OmicsTools module in it.</summary>
internal sealed class ShellSession : IDisposable
{
    private readonly ShellHost _host = new();
    private readonly Runspace _runspace;
    private readonly Lock _runningLock = new();
    private PowerShell? _running;
    private bool _isInterrupted;

    private ShellSession()
    {
        _runspace = RunspaceFactory.CreateRunspace(_host, InitialState());
        _runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
        _runspace.Open();
        ModulePath.LeaveOutOtherPowerShells();
        _runspace.SessionStateProxy.InvokeCommand.CommandNotFoundAction += MissingCommand.Resolve;
        Console.CancelKeyPress += Interrupt;
    }

    public PSHostUserInterface UI => _host.UI;

    /// <summary>The errors since the last <see cref="ForgetErrors"/>, latest first: <c>$Error</c>.</summary>
    public IEnumerable<ErrorRecord> Errors => ErrorVariable.OfType<object>().Select(
        error => error as ErrorRecord ?? ((IContainsErrorRecord)error).ErrorRecord);

    private ArrayList ErrorVariable => (ArrayList)_runspace.SessionStateProxy.GetVariable("Error");

    /// <summary>Opens a session and imports the module, as a user would.</summary>
    /// <exception cref="StartException">The module cannot be imported.</exception>
    public static ShellSession Open(string moduleManifest)
    {
        var session = new ShellSession();
        try
        {
            session.Import(moduleManifest);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Runs a script given as text and shows what it writes.</summary>
    /// <returns>The exit code that <c>pwsh -Command</c> would give.</returns>
    public int Run(RunCommand command)
    {
        _ = Parser.ParseInput(command.Script, out _, out var parseErrors);
        if (parseErrors.Length > 0)
        {
            // The engine would take a script that breaks off for one still being typed, and show no error.
            ShowError(new ParseException(parseErrors).ErrorRecord);
            return ExitCode.Failure;
        }

        return Run(
            new Command(command.Script, isScript: true, useLocalScope: false),
            // As if typed: only such commands leave behind in $? whether their last statement succeeded.
            new PSInvocationSettings { AddToHistory = true });
    }

    /// <summary>Runs a script file and shows what it writes.</summary>
    /// <returns>The exit code that <c>pwsh -File</c> would give.</returns>
    public int Run(RunFile file)
    {
        var command = new Command(file.Path, isScript: false, useLocalScope: false);
        foreach (var parameter in ScriptArguments.Parse(file.Arguments))
        {
            command.Parameters.Add(parameter);
        }

        EngineInternals.LetNextScriptFileExit(_runspace);
        return Run(command, new PSInvocationSettings());
    }

    public void ForgetErrors() => ErrorVariable.Clear();

    public void Dispose()
    {
        Console.CancelKeyPress -= Interrupt;
        _runspace.Dispose();
    }

    private static InitialSessionState InitialState()
    {
        var state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateCmdletEntry("Format-List", typeof(FormatListCommand), helpFileName: null));
        state.Commands.Add(new SessionStateCmdletEntry("Format-Table", typeof(FormatTableCommand), helpFileName: null));
        if (OperatingSystem.IsWindows())
        {
            // pwsh's default; an embedded engine's default on Windows is to run no script file at all.
            state.ExecutionPolicy = ExecutionPolicy.RemoteSigned;
        }

        return state;
    }

    private void Import(string moduleManifest)
    {
        using var powerShell = PowerShell.Create(_runspace);
        powerShell.AddCommand("Import-Module").AddParameter("Name", moduleManifest);
        try
        {
            powerShell.Invoke();
        }
        catch (RuntimeException exception)
        {
            powerShell.Streams.Error.Add(exception.ErrorRecord);
        }

        if (powerShell.Streams.Error.Count > 0)
        {
            throw new StartException($"""
                The module could not be imported from {moduleManifest}.
                {string.Join(Environment.NewLine, powerShell.Streams.Error.Select(error => error.Exception))}
                """);
        }
    }

    private int Run(Command command, PSInvocationSettings settings)
    {
        try
        {
            Show(command, settings);
            return _isInterrupted ? ExitCode.Interrupted
                : _host.RequestedExitCode ?? (LastStatementSucceeded() ? ExitCode.Success : ExitCode.Failure);
        }
        catch (RuntimeException exception)
        {
            if (_isInterrupted)
            {
                return ExitCode.Interrupted;
            }

            ShowError(exception.ErrorRecord);
            return ExitCode.Failure;
        }
    }

    /// <summary>Runs a command and shows its output and its errors in the order in which they come.</summary>
    private void Show(Command command, PSInvocationSettings settings)
    {
        command.MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        using var powerShell = PowerShell.Create(_runspace);
        powerShell.Commands.AddCommand(command).AddCommand("Out-Default");
        lock (_runningLock)
        {
            _running = powerShell;
        }

        try
        {
            powerShell.Invoke(input: null, settings);
        }
        finally
        {
            lock (_runningLock)
            {
                _running = null;
            }
        }
    }

    /// <summary>Shows an error that ended a script as PowerShell shows every other.</summary>
    private void ShowError(ErrorRecord error)
    {
        using var powerShell = PowerShell.Create(_runspace);
        powerShell.AddCommand("Out-Default").AddParameter("InputObject", EngineInternals.AsErrorStream(error)).Invoke();
    }

    private bool LastStatementSucceeded() => (bool)_runspace.SessionStateProxy.GetVariable("?");

    /// <summary>The first Ctrl+C stops the script and lets the program end in order; the second ends the program.</summary>
    private void Interrupt(object? sender, ConsoleCancelEventArgs interrupt)
    {
        lock (_runningLock)
        {
            if (_running is not null && !_isInterrupted)
            {
                interrupt.Cancel = true;
                _isInterrupted = true;
                _running.BeginStop(callback: null, state: null);
                return;
            }
        }

        Environment.Exit(ExitCode.Interrupted);
    }
}
