using System;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OmicsTools.Benchmarks.Support;

namespace OmicsTools.Benchmarks.Rows;

/// <summary>AWS's own client for Node.js, where node and the package are installed: beside the tests' other clients, or in NODE_PATH.</summary>
internal static class NodeClient
{
    private const string Package = "@aws-sdk/client-omics";

    private static readonly string? Modules = FindModules();

    /// <summary>How long it takes for all details of a run, its own start not counted; null where it is not installed.</summary>
    public static async Task<TimeSpan?> TimeAsync(Uri endpoint, int run, int concurrency)
    {
        if (Modules is null)
        {
            return null;
        }

        try
        {
            string[] arguments =
                [Path.Combine(AppContext.BaseDirectory, "node-client.cjs"), Modules, endpoint.AbsoluteUri, $"{run}", $"{concurrency}"];
            return TimeSpan.FromMilliseconds((await ChildProcess.MeasureAsync("node", arguments)).Single());
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static string? FindModules()
    {
        var beside = Path.Combine(Path.GetDirectoryName(ModuleSession.Manifest)!, "tests", "clients", "node_modules");
        var paths = (Environment.GetEnvironmentVariable("NODE_PATH") ?? string.Empty).Split(Path.PathSeparator);
        return paths.Prepend(beside).FirstOrDefault(path => Directory.Exists(Path.Combine(path, Package)));
    }
}
