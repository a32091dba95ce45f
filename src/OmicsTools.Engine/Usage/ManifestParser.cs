using System;
using System.IO;
using System.Text.Json;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Logs;
using OmicsTools.Engine.Streaming;

namespace OmicsTools.Engine.Usage;

/// <summary>Reads the lines of one manifest, one after the other.</summary>
/// <param name="source">The stream that they come from.</param>
internal sealed class ManifestParser(LogSource source)
{
    private ManifestLine? _before;
    private int _number;

    /// <summary>Reads the next line.</summary>
    /// <param name="text">The line.</param>
    /// <returns>The line; or an error that names it, where it cannot be read.</returns>
    public StreamEvent<ManifestLine> Parse(string text)
    {
        _number++;
        try
        {
            return new(_before = ManifestLine.Parse(text, _before));
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or InvalidOperationException)
        {
            return new(null, new OmicsException(
                FailureKind.InvalidResponse,
                $"Line {_number} of the manifest {source.StreamName} in {source.Region} cannot be read: {e.Message.TrimEnd('.')}.",
                "The other lines are read. The task it is about is missing from every sum; Get-OmicsRunTask lists it.")
            {
                Target = source.Request.Target,
            });
        }
    }
}
