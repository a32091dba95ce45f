using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Runtime.Loader;

namespace OmicsTools.Help;

/// <summary>What PowerShell knows of the cmdlets of an assembly: their parameter sets, and how each parameter binds.</summary>
internal static class CmdletParameters
{
    /// <summary>The parameter sets of each cmdlet, by its name; the default set comes first.</summary>
    /// <param name="assemblyFile">The path of the module's assembly, beside what it refers to.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<ParameterSet>> Read(string assemblyFile)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(assemblyFile))!;
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(folder, name.Name + ".dll") is var file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
        var types = Assembly.LoadFrom(assemblyFile).GetExportedTypes()
            .Select(type => (Type: type, Cmdlet: type.GetCustomAttribute<CmdletAttribute>()))
            .Where(found => found.Cmdlet is not null)
            .ToDictionary(found => $"{found.Cmdlet!.VerbName}-{found.Cmdlet.NounName}", found => found.Type, StringComparer.Ordinal);

        var state = InitialSessionState.CreateDefault2();
        foreach (var (name, type) in types)
        {
            state.Commands.Add(new SessionStateCmdletEntry(name, type, helpFileName: null));
        }

        using var shell = PowerShell.Create(state);
        return types.ToDictionary(
            found => found.Key,
            found =>
            {
                var defaults = Activator.CreateInstance(found.Value)!;
                var sets = ((CmdletInfo)shell.AddCommand("Get-Command").AddArgument(found.Key).Invoke().Single().BaseObject).ParameterSets;
                shell.Commands.Clear();
                return (IReadOnlyList<ParameterSet>)
                    [.. sets.OrderByDescending(set => set.IsDefault).Select(set => new ParameterSet([.. Own(set).Select(parameter => Binding(parameter, defaults))]))];
            },
            StringComparer.Ordinal);
    }

    private static IEnumerable<CommandParameterInfo> Own(CommandParameterSetInfo set) =>
        set.Parameters.Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name))
            .OrderBy(parameter => parameter.Position < 0 ? int.MaxValue : parameter.Position)
            .ThenByDescending(parameter => parameter.IsMandatory);

    private static ParameterBinding Binding(CommandParameterInfo parameter, object defaults) => new(
        parameter.Name,
        parameter.ParameterType.Name,
        [.. parameter.Aliases],
        parameter.ParameterType.IsEnum
            ? Enum.GetNames(parameter.ParameterType)
            : [.. parameter.Attributes.OfType<ValidateSetAttribute>().SelectMany(set => set.ValidValues)],
        parameter.IsMandatory,
        parameter.Position < 0 ? null : parameter.Position,
        DefaultValue(defaults.GetType().GetProperty(parameter.Name)?.GetValue(defaults)),
        parameter.ValueFromPipeline,
        parameter.ValueFromPipelineByPropertyName,
        parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any());

    private static string? DefaultValue(object? value) => value switch
    {
        null or ICollection { Count: 0 } => null,
        DateTime time when time == default => null,
        TimeSpan time when time <= TimeSpan.Zero => null,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}

/// <summary>One way to call a cmdlet.</summary>
/// <param name="Parameters">Its parameters as <c>Get-Command -Syntax</c> orders them, without PowerShell's common ones.</param>
internal sealed record ParameterSet(IReadOnlyList<ParameterBinding> Parameters);

/// <summary>How a parameter binds in a parameter set.</summary>
/// <param name="Name">Its name, without a dash.</param>
/// <param name="Type">The name of its type.</param>
/// <param name="Aliases">Its other names.</param>
/// <param name="AcceptedValues">The values it accepts; empty where they cannot be counted.</param>
/// <param name="IsRequired">Whether it is mandatory.</param>
/// <param name="Position">Its position, counted from 0; null for a named one.</param>
/// <param name="DefaultValue">What holds without it; null where nothing does.</param>
/// <param name="FromPipeline">Whether it takes objects from the pipeline.</param>
/// <param name="FromPipelineByPropertyName">Whether it takes members of its name or aliases of objects from the pipeline.</param>
/// <param name="AcceptsWildcards">Whether it accepts wildcards.</param>
internal sealed record ParameterBinding(
    string Name,
    string Type,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> AcceptedValues,
    bool IsRequired,
    int? Position,
    string? DefaultValue,
    bool FromPipeline,
    bool FromPipelineByPropertyName,
    bool AcceptsWildcards);
