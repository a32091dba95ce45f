using System;
using System.Collections.Generic;
using System.Linq;

namespace OmicsTools.Help;

/// <summary>What a page says about a cmdlet.</summary>
/// <param name="Name">The cmdlet's name.</param>
/// <param name="Synopsis">What it does, in a sentence.</param>
/// <param name="Description">What it does, at length.</param>
/// <param name="Syntax">The ways to call it, one for each parameter set; the default one first.</param>
/// <param name="Examples">The examples, in the page's order.</param>
/// <param name="Parameters">The parameters, in the page's order, without PowerShell's common ones.</param>
/// <param name="Inputs">What may be piped in.</param>
/// <param name="Outputs">What comes out.</param>
/// <param name="Notes">What else a user should know.</param>
/// <param name="Links">Where to read on.</param>
internal sealed record CommandHelp(
    string Name,
    IReadOnlyList<TextBlock> Synopsis,
    IReadOnlyList<TextBlock> Description,
    IReadOnlyList<CommandSyntax> Syntax,
    IReadOnlyList<CommandExample> Examples,
    IReadOnlyList<CommandParameter> Parameters,
    IReadOnlyList<CommandType> Inputs,
    IReadOnlyList<CommandType> Outputs,
    IReadOnlyList<TextBlock> Notes,
    IReadOnlyList<RelatedLink> Links);

/// <summary>A piece of text: a paragraph, an item of a list, or lines that stay as they are.</summary>
/// <param name="Text">The text without Markdown; line breaks only in lines that stay as they are.</param>
/// <param name="Kind">What it is.</param>
internal sealed record TextBlock(string Text, TextKind Kind);

/// <summary>What a piece of text is.</summary>
internal enum TextKind
{
    /// <summary>A paragraph, to be wrapped.</summary>
    Paragraph,

    /// <summary>An item of a list; its text begins with its bullet or number.</summary>
    Item,

    /// <summary>Code or output, not to be wrapped.</summary>
    Verbatim,
}

/// <summary>One way to call a cmdlet.</summary>
/// <param name="ParameterSet">The parameter set; <see cref="CommandParameter.AllSets"/> where the cmdlet has only one.</param>
/// <param name="IsDefault">Whether it is the default set.</param>
/// <param name="Text">The syntax as <c>Get-Command -Syntax</c> gives it, on one line.</param>
/// <param name="ParameterNames">The parameters in that order, without PowerShell's common ones.</param>
internal sealed record CommandSyntax(string ParameterSet, bool IsDefault, string Text, IReadOnlyList<string> ParameterNames);

/// <summary>An example.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Introduction">What stands before the code.</param>
/// <param name="Code">The code, to be run as it stands.</param>
/// <param name="Remarks">What stands after the code.</param>
internal sealed record CommandExample(
    string Title, IReadOnlyList<TextBlock> Introduction, string Code, IReadOnlyList<TextBlock> Remarks);

/// <summary>A parameter.</summary>
/// <param name="Name">Its name, without a dash.</param>
/// <param name="Description">What it does.</param>
/// <param name="Metadata">How it binds; more than one where that differs between parameter sets.</param>
internal sealed record CommandParameter(
    string Name, IReadOnlyList<TextBlock> Description, IReadOnlyList<ParameterMetadata> Metadata)
{
    /// <summary>The name that stands for all parameter sets.</summary>
    public const string AllSets = "(All)";
}

/// <summary>How a parameter binds.</summary>
/// <param name="Type">The name of its type as <c>Get-Command -Syntax</c> gives it, with a capital.</param>
/// <param name="ParameterSets">The sets it is in; <see cref="CommandParameter.AllSets"/> alone for all.</param>
/// <param name="Aliases">Its other names.</param>
/// <param name="AcceptedValues">The values it accepts; empty where they cannot be counted.</param>
/// <param name="IsRequired">Whether it is mandatory.</param>
/// <param name="Position">Its position, counted from 0; null for a named one.</param>
/// <param name="DefaultValue">What holds without it; null where nothing does.</param>
/// <param name="FromPipeline">Whether it takes objects from the pipeline.</param>
/// <param name="FromPipelineByPropertyName">Whether it takes members of its name or aliases of objects from the pipeline.</param>
/// <param name="AcceptsWildcards">Whether it accepts wildcards.</param>
internal sealed record ParameterMetadata(
    string Type,
    IReadOnlyList<string> ParameterSets,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> AcceptedValues,
    bool IsRequired,
    int? Position,
    string? DefaultValue,
    bool FromPipeline,
    bool FromPipelineByPropertyName,
    bool AcceptsWildcards)
{
    /// <summary>Whether it holds in a parameter set.</summary>
    public bool IsIn(string parameterSet) =>
        ParameterSets.Contains(parameterSet, StringComparer.Ordinal)
        || ParameterSets.Contains(CommandParameter.AllSets, StringComparer.Ordinal);
}

/// <summary>A type that goes in or comes out.</summary>
/// <param name="Name">The full name of the type.</param>
/// <param name="Description">What it means here.</param>
internal sealed record CommandType(string Name, IReadOnlyList<TextBlock> Description);

/// <summary>A link to another page.</summary>
/// <param name="Text">What is there.</param>
/// <param name="Address">An absolute address; null for another topic of this help.</param>
internal sealed record RelatedLink(string Text, string? Address);
