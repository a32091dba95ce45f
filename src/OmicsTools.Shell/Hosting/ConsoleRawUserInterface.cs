using System;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace OmicsTools.Shell.Hosting;

/// <summary>The console's size, for views to fit into. Nothing else of a screen is needed to run scripts.</summary>
internal sealed class ConsoleRawUserInterface : PSHostRawUserInterface
{
    private const int WidthWhereUnknown = 120;
    private const int HeightWhereUnknown = 50;

    /// <summary>Columns of the console; 120 where output is redirected or the console does not know.</summary>
    public static int Width => Console.IsOutputRedirected || Console.WindowWidth <= 0 ? WidthWhereUnknown : Console.WindowWidth;

    public override Size BufferSize
    {
        get => WindowSize;
        set => throw NotSupported();
    }

    public override Size WindowSize
    {
        get => new(Width, Height);
        set => throw NotSupported();
    }

    public override Size MaxWindowSize => WindowSize;

    public override Size MaxPhysicalWindowSize => WindowSize;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override Coordinates CursorPosition
    {
        get => throw NotSupported();
        set => throw NotSupported();
    }

    public override Coordinates WindowPosition
    {
        get => default;
        set => throw NotSupported();
    }

    public override int CursorSize
    {
        get => throw NotSupported();
        set => throw NotSupported();
    }

    public override string WindowTitle
    {
        get => "OmicsTools";
        set => throw NotSupported();
    }

    public override bool KeyAvailable => false;

    private static int Height =>
        Console.IsOutputRedirected || Console.WindowHeight <= 0 ? HeightWhereUnknown : Console.WindowHeight;

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw NotSupported();

    public override void FlushInputBuffer() => throw NotSupported();

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw NotSupported();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw NotSupported();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw NotSupported();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) =>
        throw NotSupported();

    private static PSNotSupportedException NotSupported() => new("This shell writes lines; it has no screen to address.");
}
