using System;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Objects;

namespace OmicsTools;

/// <summary>What all objects of this module have in common: cells for their views, and whom to ask about them next.</summary>
public abstract class OmicsObject : IFormattable
{
    private protected OmicsObject()
    {
    }

    /// <summary>The profile that it was asked for with, which the next command goes on with; null where none was named.</summary>
    internal virtual ProfileReference? Profile => null;

    /// <summary>The account of its run; null where it is not known, or an ARN tells it.</summary>
    internal virtual string? OwnerId => null;

    /// <summary>A cell of a view, safe to show on a terminal: <c>'{0:Status}' -f $_</c>.</summary>
    /// <param name="format">The name of the cell; null for what <see cref="object.ToString"/> gives.</param>
    /// <param name="formatProvider">Ignored.</param>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) =>
        string.IsNullOrEmpty(format) ? ToString()! : Presentation.Cell(this, format!);
}
