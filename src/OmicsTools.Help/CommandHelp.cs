using System.Collections.Generic;

namespace OmicsTools.Help;

/// <summary>What is to be said about a cmdlet: what its page says, and what PowerShell knows.</summary>
/// <param name="Name">The cmdlet's name.</param>
/// <param name="Synopsis">What it does, in a sentence.</param>
/// <param name="Description">What it does, at length.</param>
/// <param name="Syntax">The ways to call it; the default one first.</param>
/// <param name="Examples">The examples, in the page's order.</param>
/// <param name="Parameters">What each parameter means, by its name.</param>
/// <param name="Inputs">What may be piped in.</param>
/// <param name="Outputs">What comes out.</param>
/// <param name="Notes">What else a user should know.</param>
/// <param name="Links">Where to read on.</param>
internal sealed record CommandHelp(
    string Name,
    IReadOnlyList<TextBlock> Synopsis,
    IReadOnlyList<TextBlock> Description,
    IReadOnlyList<ParameterSet> Syntax,
    IReadOnlyList<CommandExample> Examples,
    IReadOnlyDictionary<string, IReadOnlyList<TextBlock>> Parameters,
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

/// <summary>An example.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Introduction">What stands before the code.</param>
/// <param name="Code">The code, to be run as it stands.</param>
/// <param name="Remarks">What stands after the code.</param>
internal sealed record CommandExample(
    string Title, IReadOnlyList<TextBlock> Introduction, string Code, IReadOnlyList<TextBlock> Remarks);

/// <summary>A type that goes in or comes out.</summary>
/// <param name="Name">The full name of the type.</param>
/// <param name="Description">What it means here.</param>
internal sealed record CommandType(string Name, IReadOnlyList<TextBlock> Description);

/// <summary>A link to another page.</summary>
/// <param name="Text">What is there.</param>
/// <param name="Address">An absolute address; null for another topic of this help.</param>
internal sealed record RelatedLink(string Text, string? Address);
