using System;

namespace OmicsTools.Help;

/// <summary>A page that cannot be turned into help, and where the fault lies.</summary>
public sealed class PageException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="file">The path of the page.</param>
    /// <param name="line">The line, counted from 1.</param>
    /// <param name="message">What is wrong, as a sentence for the page's author.</param>
    public PageException(string file, int line, string message)
        : base(message)
    {
        File = file;
        Line = line;
    }

    /// <summary>The path of the page.</summary>
    public string File { get; }

    /// <summary>The line, counted from 1.</summary>
    public int Line { get; }
}
