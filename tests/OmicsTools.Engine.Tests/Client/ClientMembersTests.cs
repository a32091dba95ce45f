using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;
using Amazon.Omics;

namespace OmicsTools.Engine.Tests.Client;

/// <summary>
/// What the engine calls of the HealthOmics client. Whichever of the two the build took, it is the same list: so the slice
/// has the signatures of the package, as far as they matter.
/// </summary>
public class ClientMembersTests
{
    private const string Client = "AWSSDK.Omics";

    private static readonly Assembly Engine = Assembly.Load("OmicsTools.Engine");

    [Fact]
    public void The_engine_calls_the_members_that_are_listed()
    {
        var kept = Metadata(typeof(ClientMembersTests).Assembly, "ClientMembers");
        var actual = Path.Combine(AppContext.BaseDirectory, Path.GetFileName(kept));
        File.WriteAllLines(actual, MembersCalled());

        Assert.True(
            File.ReadAllLines(kept).SequenceEqual(File.ReadAllLines(actual)),
            $"The engine calls other members of {Client} than those listed. Look at the difference, and keep it with: cp '{actual}' '{kept}'");
    }

    [Fact]
    public void The_slice_has_no_public_member_that_the_package_lacks()
    {
        Assert.SkipWhen(Metadata(Engine, "OmicsSdk") == "slice", $"Built with the slice: the package {Client} is not here to compare it to.");

        var slice = new AssemblyLoadContext("slice").LoadFromAssemblyPath(Metadata(typeof(ClientMembersTests).Assembly, "Slice"));

        Assert.NotSame(slice, typeof(IAmazonOmics).Assembly);
        Assert.Empty(PublicMembers(slice).Except(PublicMembers(typeof(IAmazonOmics).Assembly)));
    }

    private static string Metadata(Assembly assembly, string key) =>
        assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;

    // Read from the engine as compiled: what its source refers to after the compiler has chosen overloads.
    private static IReadOnlyList<string> MembersCalled()
    {
        using var file = new PEReader(File.OpenRead(Engine.Location));
        var reader = file.GetMetadataReader();
        var types = reader.TypeReferences.Where(IsTheClients).ToDictionary(type => (EntityHandle)type, Name);
        var members =
            from handle in reader.MemberReferences
            let parent = reader.GetMemberReference(handle).Parent
            where types.ContainsKey(parent)
            select $"{types[parent]}: {Engine.ManifestModule.ResolveMember(MetadataTokens.GetToken(handle))}";
        return [.. types.Values.Concat(members).Order(StringComparer.Ordinal)];

        bool IsTheClients(TypeReferenceHandle type) =>
            reader.GetTypeReference(type).ResolutionScope is { Kind: HandleKind.AssemblyReference } scope
            && reader.StringComparer.Equals(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name, Client);

        string Name(TypeReferenceHandle type) =>
            $"{reader.GetString(reader.GetTypeReference(type).Namespace)}.{reader.GetString(reader.GetTypeReference(type).Name)}";
    }

    private static IEnumerable<string> PublicMembers(Assembly assembly) =>
        from type in assembly.GetExportedTypes()
        from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where !type.Namespace!.EndsWith(".Internal", StringComparison.Ordinal)
        select $"{type.FullName}: {member}";
}
