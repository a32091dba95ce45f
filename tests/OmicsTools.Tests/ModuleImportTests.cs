using System;
using System.Linq;
using System.Runtime.Loader;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests;

public class ModuleImportTests
{
    [Fact]
    public void The_manifest_exports_its_cmdlets_and_nothing_else()
    {
        using var session = new OmicsSession();

        var exported = session.Run("(Get-Module OmicsTools).ExportedCommands.Keys").WithoutErrors();

        Assert.Equal(["Get-OmicsRun", "Get-OmicsRunTask", "Wait-OmicsRun", "Wait-OmicsRunTask"], exported.Output.Select(name => (string)name.BaseObject).Order());
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
    public void Nothing_but_the_module_itself_enters_the_sessions_load_context()
    {
        var before = AssemblyLoadContext.Default.Assemblies.Select(assembly => assembly.GetName().Name).ToHashSet();
        using var session = new OmicsSession();
        _ = session.Run("Get-OmicsRunTask none -AccessKey a -SecretKey b -Region us-east-1");

        var added = AssemblyLoadContext.Default.Assemblies.Select(assembly => assembly.GetName().Name!).Where(name => !before.Contains(name));
        Assert.DoesNotContain(added, IsOurs);

        var engine = AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.GetName().Name is { } name && IsOurs(name)).ToList();
        Assert.Contains(engine, assembly => assembly.GetName().Name == "AWSSDK.Core");
        Assert.All(engine, assembly => Assert.NotSame(AssemblyLoadContext.Default, AssemblyLoadContext.GetLoadContext(assembly)));
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

    private static bool IsOurs(string assembly) =>
        assembly == "OmicsTools.Engine" || assembly.StartsWith("AWSSDK.", StringComparison.Ordinal);
}
