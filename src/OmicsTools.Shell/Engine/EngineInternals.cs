using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace OmicsTools.Shell.Engine;

/// <summary>
/// The three things pwsh has and the System.Management.Automation package has only as non-public members. They are
/// reached by reflection here and nowhere else; the version of the package is pinned, and the tests need each of them.
/// </summary>
internal static class EngineInternals
{
    private const BindingFlags NonPublic = BindingFlags.Instance | BindingFlags.NonPublic;

    /// <summary>
    /// Makes a formatting command format. The engine contains all of Format-List and Format-Table, parameters and
    /// rendering; only the few lines that join the two are in an assembly that no package carries
    /// (https://github.com/PowerShell/PowerShell/tree/v7.6.0/src/Microsoft.PowerShell.Commands.Utility).
    /// </summary>
    /// <param name="command">A command that has not begun.</param>
    /// <param name="shape">A name of the engine's FormatShape: <c>List</c> or <c>Table</c>.</param>
    public static void GiveShape(FrontEndCommandBase command, string shape)
    {
        const string Namespace = "Microsoft.PowerShell.Commands.Internal.Format.";
        var engine = typeof(PSObject).Assembly;
        var shapeType = engine.GetType(Namespace + "FormatShape", throwOnError: true)!;
        var formatter = Activator.CreateInstance(
            engine.GetType(Namespace + "InnerFormatShapeCommand", throwOnError: true)!,
            NonPublic,
            binder: null,
            args: [Enum.Parse(shapeType, shape)],
            culture: null);
        typeof(FrontEndCommandBase).GetField("implementation", NonPublic)!.SetValue(command, formatter);
    }

    /// <summary>
    /// Makes <c>exit</c> in the next script file end the program, as under <c>pwsh -File</c>. Otherwise a script file
    /// that exits returns to whoever called it, and its exit code is no more than <c>$LASTEXITCODE</c>, which any
    /// program run by the script overwrites.
    /// </summary>
    public static void LetNextScriptFileExit(Runspace runspace)
    {
        var context = typeof(Runspace).GetProperty("ExecutionContext", NonPublic)!.GetValue(runspace)!;
        context.GetType().GetProperty("ScriptCommandProcessorShouldRethrowExit", NonPublic)!.SetValue(context, true);
    }

    /// <summary>An error that Out-Default writes to the error stream, as those that come down a pipeline.</summary>
    public static PSObject AsErrorStream(ErrorRecord error)
    {
        var written = new PSObject(error);
        var stream = typeof(PSObject).GetProperty("WriteStream", NonPublic)!;
        stream.SetValue(written, Enum.Parse(stream.PropertyType, "Error"));
        return written;
    }
}
