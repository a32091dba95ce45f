using System;
using System.IO;
using System.Linq;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests;

public class ModuleImportTests
{
    [Fact]
    public void The_manifest_exports_its_cmdlets_and_nothing_else()
    {
        using var session = new OmicsSession();

        var exported = session.Run("(Get-Module OmicsTools).ExportedCommands.Keys").WithoutErrors();

        string[] expected =
        [
            "Compare-OmicsRun", "Export-OmicsRunTimeline", "Export-OmicsRunTrace", "Find-OmicsRun", "Get-OmicsRun", "Get-OmicsRunFailure", "Get-OmicsRunLog", "Get-OmicsRunTask", "Get-OmicsRunTaskLog",
            "Measure-OmicsRun", "Measure-OmicsRunTask", "Wait-OmicsRun", "Wait-OmicsRunTask",
        ];
        Assert.Equal(expected, exported.Output.Select(name => (string)name.BaseObject).Order());
    }

    [Fact]
    public void It_imports_again_with_force_and_after_removal()
    {
        using var session = new OmicsSession();

        _ = session.Run($$"""
            Import-Module '{{OmicsSession.Manifest}}' -Force
            Remove-Module OmicsTools
            Import-Module '{{OmicsSession.Manifest}}'
            """).WithoutErrors();

        // Loads the engine: a run id that is none is found out before any call.
        var result = session.Run("Get-OmicsRunTask none -AccessKey a -SecretKey b -Region us-east-1");
        Assert.Equal(["InvalidId"], result.ErrorIds);
    }

    [Fact]
    public void Every_assembly_of_the_module_has_a_name_that_no_other_module_has()
    {
        using var session = new OmicsSession();
        _ = session.Run("Get-OmicsRunTask none -AccessKey a -SecretKey b -Region us-east-1");

        var folder = Path.Combine(Path.GetDirectoryName(OmicsSession.Manifest)!, "bin", "Core");
        var loaded = AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic && Path.GetDirectoryName(assembly.Location) == folder)
            .Select(assembly => assembly.GetName().Name!).ToList();
        Assert.Contains("OmicsTools.AWSSDK.Core", loaded);
        Assert.All(loaded, name => Assert.StartsWith("OmicsTools", name, StringComparison.Ordinal));
    }

    [Fact]
    public void Two_sessions_at_once_share_the_process()
    {
        using var first = new OmicsSession();
        using var second = new OmicsSession();

        foreach (var session in new[] { first, second })
        {
            var result = session.Run("Get-OmicsRunTask none -AccessKey a -SecretKey b -Region us-east-1");
            Assert.Equal(["InvalidId"], result.ErrorIds);
        }
    }
}
