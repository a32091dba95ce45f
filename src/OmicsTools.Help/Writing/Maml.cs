using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace OmicsTools.Help.Writing;

/// <summary>Writes help in the XML that <c>Get-Help</c> reads.</summary>
/// <remarks><see href="https://learn.microsoft.com/powershell/scripting/developer/help/writing-help-for-windows-powershell-cmdlets"/></remarks>
internal static class Maml
{
    private static readonly XNamespace Help = "http://msh";
    private static readonly XNamespace Text = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>The document for all cmdlets of a module.</summary>
    public static string From(IEnumerable<CommandHelp> commands)
    {
        var document = new XDocument(
            new XDeclaration("1.0", "utf-8", standalone: null),
            new XElement(Help + "helpItems", new XAttribute("schema", "maml"), commands.Select(CommandOf)));
        return document.Declaration + "\n" + document.ToString().ReplaceLineEndings("\n") + "\n";
    }

    private static XElement CommandOf(CommandHelp help)
    {
        var verbAndNoun = help.Name.Split('-', 2);
        return new XElement(
            Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Text),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XElement(
                Command + "details",
                new XElement(Command + "name", help.Name),
                new XElement(Command + "verb", verbAndNoun[0]),
                new XElement(Command + "noun", verbAndNoun[^1]),
                Description(help.Synopsis)),
            Description(help.Description),
            new XElement(Command + "syntax", help.Syntax.Select(syntax => SyntaxItem(help, syntax))),
            new XElement(Command + "parameters", help.Syntax
                .SelectMany(set => set.Parameters)
                .DistinctBy(parameter => parameter.Name, StringComparer.Ordinal)
                .OrderBy(parameter => parameter.Name, StringComparer.Ordinal)
                .Select(parameter => Parameter(help, parameter))),
            new XElement(Command + "inputTypes", help.Inputs.Select(type => Type(Command + "inputType", type))),
            new XElement(Command + "returnValues", help.Outputs.Select(type => Type(Command + "returnValue", type))),
            new XElement(Text + "alertSet", new XElement(Text + "alert", Paragraphs(help.Notes))),
            new XElement(Command + "examples", help.Examples.Select(Example)),
            new XElement(Command + "relatedLinks", help.Links.Select(Link)));
    }

    private static XElement SyntaxItem(CommandHelp help, ParameterSet set) => new(
        Command + "syntaxItem",
        new XElement(Text + "name", help.Name),
        set.Parameters.Select(parameter => Parameter(help, parameter)));

    private static XElement Parameter(CommandHelp help, ParameterBinding parameter) => new(
        Command + "parameter",
        new XAttribute("required", parameter.IsRequired),
        new XAttribute("variableLength", parameter.Type.EndsWith("[]", StringComparison.Ordinal)),
        new XAttribute("globbing", parameter.AcceptsWildcards),
        new XAttribute("pipelineInput", PipelineInput(parameter)),
        new XAttribute("position", parameter.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
        new XAttribute("aliases", Join(parameter.Aliases)),
        new XElement(Text + "name", parameter.Name),
        Description(help.Parameters[parameter.Name]),
        parameter.AcceptedValues.Count == 0 ? null : new XElement(
            Command + "parameterValueGroup",
            parameter.AcceptedValues.Select(value => new XElement(
                Command + "parameterValue", new XAttribute("required", false), new XAttribute("variableLength", false), value))),
        new XElement(
            Command + "parameterValue",
            new XAttribute("required", true),
            new XAttribute("variableLength", parameter.Type.EndsWith("[]", StringComparison.Ordinal)),
            parameter.Type),
        new XElement(Dev + "type", new XElement(Text + "name", parameter.Type), new XElement(Text + "uri")),
        new XElement(Dev + "defaultValue", parameter.DefaultValue ?? "None"));

    private static string PipelineInput(ParameterBinding parameter)
    {
        var ways = new List<string>();
        if (parameter.FromPipelineByPropertyName)
        {
            ways.Add("ByPropertyName");
        }

        if (parameter.FromPipeline)
        {
            ways.Add("ByValue");
        }

        return ways.Count == 0 ? "False" : $"True ({Join(ways)})";
    }

    private static string Join(IReadOnlyCollection<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);

    private static XElement Type(XName element, CommandType type) => new(
        element, new XElement(Dev + "type", new XElement(Text + "name", type.Name)), Description(type.Description));

    private static XElement Example(CommandExample example, int index) => new(
        Command + "example",
        new XElement(Text + "title", $"-------- Example {index + 1}: {example.Title} --------"),
        new XElement(Text + "introduction", Paragraphs(example.Introduction)),
        new XElement(Dev + "code", example.Code),
        // Get-Help puts nothing between two examples.
        new XElement(Dev + "remarks", Paragraphs(example.Remarks), new XElement(Text + "para")));

    private static XElement Link(RelatedLink link) => new(
        Text + "navigationLink", new XElement(Text + "linkText", link.Text), new XElement(Text + "uri", link.Address));

    private static XElement Description(IEnumerable<TextBlock> blocks) => new(Text + "description", Paragraphs(blocks));

    // Get-Help shows an empty line between paragraphs; the items of a list belong together.
    private static List<XElement> Paragraphs(IEnumerable<TextBlock> blocks)
    {
        var paragraphs = new List<XElement>();
        var afterItem = false;
        foreach (var block in blocks)
        {
            if (afterItem && block.Kind == TextKind.Item)
            {
                paragraphs[^1].Value += "\n" + block.Text;
            }
            else
            {
                paragraphs.Add(new XElement(Text + "para", block.Text));
            }

            afterItem = block.Kind == TextKind.Item;
        }

        return paragraphs;
    }
}
