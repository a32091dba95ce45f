using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace OmicsTools.Tests.Help;

/// <summary>What <c>Get-Help</c> says, against what the cmdlets are.</summary>
public sealed class CmdletHelpTests : IDisposable
{
    private readonly HelpSession _session = new();

    public static TheoryData<string> Cmdlets
    {
        get
        {
            using var session = new HelpSession();
            return [.. session.Cmdlets];
        }
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void There_is_a_page_for_every_cmdlet_and_for_nothing_else()
    {
        var pages = Directory.EnumerateFiles(HelpSession.Pages).Select(file => Path.GetFileNameWithoutExtension(file)!);

        Assert.Equal(_session.Cmdlets.Append("SharedParameters").Append("about_OmicsTools").Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_part_of_the_help_has_text(string cmdlet)
    {
        var parts = _session.Ask(cmdlet, """
            $help.Synopsis
            $help.description[0].Text
            $help.alertSet.alert[0].Text
            $help.inputTypes.inputType[0].description[0].Text
            $help.returnValues.returnValue[0].description[0].Text
            @($help.relatedLinks.navigationLink)[0].linkText
            @($help.examples.example)[0].code
            """);

        Assert.Equal(7, parts.Count);
        Assert.All(parts, part => Assert.False(string.IsNullOrWhiteSpace(part)));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_parameter_has_text_and_is_found_by_its_name(string cmdlet)
    {
        var parameters = Own(_session.Cmdlet(cmdlet).Parameters.Keys).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(parameters, _session.Ask(cmdlet, "$help.parameters.parameter.name").Order(StringComparer.Ordinal));
        Assert.All(parameters, parameter => Assert.False(string.IsNullOrWhiteSpace(
            (string)Assert.Single(_session.Run($"(Get-Help {cmdlet} -Parameter {parameter}).description[0].Text")).BaseObject)));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_parameters_bind_in_every_parameter_set_as_the_help_says(string cmdlet)
    {
        var info = _session.Cmdlet(cmdlet);
        var defaults = Activator.CreateInstance(info.ImplementingType);
        var bound = info.ParameterSets.Select(set => string.Join('\n', set.Parameters
            .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name))
            .Select(parameter => Describe(parameter, defaults))
            .Order(StringComparer.Ordinal)));

        var told = _session.Ask(cmdlet, """
            foreach ($item in $help.syntax.syntaxItem) {
                $parameters = foreach ($parameter in $item.parameter) {
                    $values = $parameter.parameterValueGroup.parameterValue -join ', '
                    "$($parameter.name) [$($parameter.type.name)] values ($values) aliases ($($parameter.aliases)) " +
                    "required $($parameter.required) position $($parameter.position) default $($parameter.defaultValue) " +
                    "pipeline $($parameter.pipelineInput) wildcards $($parameter.globbing)"
                }
                $parameters -join "`n"
            }
            """).Select(set => string.Join('\n', set.Split('\n').Order(StringComparer.Ordinal)));

        Assert.Equal(bound.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_outputs_are_those_that_the_cmdlet_declares(string cmdlet) => Assert.Equal(
        _session.Cmdlet(cmdlet).OutputType.Select(type => type.Name),
        _session.Ask(cmdlet, "$help.returnValues.returnValue.type.name"));

    [Fact]
    public void Get_OmicsRunTask_has_at_least_eight_examples() =>
        Assert.True(_session.Ask("Get-OmicsRunTask", "(Get-Help Get-OmicsRunTask -Examples).examples.example.title").Count >= 8);

    [Fact]
    public void The_module_is_a_topic_of_its_own()
    {
        var topic = Assert.Single(_session.Run("Get-Help about_OmicsTools"));

        Assert.Equal("How OmicsTools finds credentials, keeps to quotas and reports errors.", topic.Properties["Synopsis"].Value);
        Assert.Contains("FullyQualifiedErrorId", ((string)topic.BaseObject), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Own(IEnumerable<string> parameters) => parameters.Except(Cmdlet.CommonParameters, StringComparer.Ordinal);

    private static string Describe(CommandParameterInfo parameter, object? defaults)
    {
        var values = parameter.ParameterType.IsEnum
            ? Enum.GetNames(parameter.ParameterType)
            : parameter.Attributes.OfType<ValidateSetAttribute>().SelectMany(set => set.ValidValues);
        var position = parameter.Position < 0 ? "named" : parameter.Position.ToString(CultureInfo.InvariantCulture);
        var aliases = parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases);
        var wildcards = parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any();
        return $"{parameter.Name} [{parameter.ParameterType.Name}] values ({string.Join(", ", values)}) aliases ({aliases}) "
            + $"required {Word(parameter.IsMandatory)} position {position} default {Default(parameter, defaults)} "
            + $"pipeline {Pipeline(parameter)} wildcards {Word(wildcards)}";
    }

    private static string Default(CommandParameterInfo parameter, object? defaults) =>
        defaults!.GetType().GetProperty(parameter.Name)?.GetValue(defaults) switch
        {
            DateTime time when time == default => "None",
            TimeSpan time when time <= TimeSpan.Zero => "None",
            null or ICollection { Count: 0 } => "None",
            var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    private static string Pipeline(CommandParameterInfo parameter) =>
        (parameter.ValueFromPipelineByPropertyName, parameter.ValueFromPipeline) switch
        {
            (false, false) => "False",
            (true, false) => "True (ByPropertyName)",
            (false, true) => "True (ByValue)",
            (true, true) => "True (ByPropertyName, ByValue)",
        };

    private static string Word(bool value) => value ? "true" : "false";
}
