using System;

namespace OmicsTools.Isolation;

/// <summary>The command line: <c>OmicsTools.Isolation INPUT-FOLDER OUTPUT-FOLDER</c>.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments is not [var input, var output])
        {
            Console.Error.WriteLine("Usage: OmicsTools.Isolation INPUT-FOLDER OUTPUT-FOLDER");
            return 2;
        }

        PrivateCopies.Make(input, output);
        return 0;
    }
}
