using System;
using System.IO;

namespace OmicsTools.Help;

internal static class Program
{
    private const int UsageError = 2;

    private static int Main(string[] arguments)
    {
        if (arguments is not [var pages, var assembly, var output])
        {
            Console.Error.WriteLine("Usage: OmicsTools.Help <folder of pages> <assembly of the cmdlets> <output folder>");
            return UsageError;
        }

        try
        {
            var problems = HelpBuilder.Build(pages, assembly, output);
            foreach (var problem in problems)
            {
                // The form that MSBuild and editors read: https://learn.microsoft.com/visualstudio/msbuild/msbuild-diagnostic-format-for-tasks
                Console.Error.WriteLine($"{problem.File}({problem.Line}): error HELP: {problem.Message}");
            }

            return problems.Count == 0 ? 0 : 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{pages}: error HELP: {e.Message}");
            return 1;
        }
    }
}
