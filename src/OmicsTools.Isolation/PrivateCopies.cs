using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace OmicsTools.Isolation;

/// <summary>
/// Makes private copies of the third-party assemblies beside the module: each gets a name of its own, and its types become
/// internal.
/// </summary>
/// <remarks>
/// Every AWS module brings an AWSSDK.Core of its own into the session, and AWSSDK.Core looks its optional parts
/// (AWSSDK.SecurityToken, AWSSDK.SSO, AWSSDK.SSOOIDC) up by simple name among all assemblies of the process, those of private
/// load contexts included. With names that nobody else uses, neither module finds what belongs to the other. The types are
/// hidden because PowerShell finds types by name: <c>[Amazon.RegionEndpoint]</c> in a user's script must never mean ours.
/// </remarks>
internal static partial class PrivateCopies
{
    private const string Prefix = "OmicsTools.";

    /// <summary>Writes the module's assemblies, and private copies of all others, into a folder that then holds nothing else.</summary>
    /// <param name="input">The folder with the module and all it depends on.</param>
    /// <param name="output">The folder to write to. A file that would not change is left alone, since a session may have it loaded.</param>
    public static void Make(string input, string output)
    {
        using var resolver = new Resolver();
        resolver.AddSearchDirectory(input);
        resolver.AddSearchDirectory(RuntimeEnvironment.GetRuntimeDirectory());

        // Immediate: the types in custom attributes are read under their old names, before any is given a new one.
        var reading = new ReaderParameters(ReadingMode.Immediate) { AssemblyResolver = resolver, InMemory = true };
        var assemblies = Directory.GetFiles(input, "*.dll").Order(StringComparer.Ordinal)
            .Select(file => AssemblyDefinition.ReadAssembly(file, reading)).ToList();
        var thirdParty = assemblies.Where(assembly => !IsOurs(assembly.Name.Name)).ToList();
        var versions = thirdParty.ToDictionary(assembly => assembly.Name.Name, assembly => assembly.Name.Version, StringComparer.Ordinal);

        foreach (var assembly in assemblies)
        {
            RenameReferences(assembly.MainModule, versions);
        }

        var names = assemblies.Select(assembly => PrivateName(assembly.Name.Name)).ToList();
        foreach (var assembly in thirdParty)
        {
            RenameLookups(assembly.MainModule);
            Hide(assembly, names);
            resolver.Add(assembly);
        }

        Write(assemblies, output);
    }

    private static bool IsOurs(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) || name == "OmicsTools";

    private static string PrivateName(string name) => IsOurs(name) ? name : Prefix + name;

    private static void RenameReferences(ModuleDefinition module, Dictionary<string, Version> versions)
    {
        foreach (var reference in module.AssemblyReferences)
        {
            if (versions.TryGetValue(reference.Name, out var version))
            {
                reference.Name = PrivateName(reference.Name);
                reference.Version = version;
                reference.PublicKeyToken = null;
            }
        }
    }

    /// <summary>Gives the new name where the AWS SDK looks a part of it up, also one that is not here: it must find nobody else's.</summary>
    private static void RenameLookups(ModuleDefinition module)
    {
        var instructions = module.GetTypes().SelectMany(type => type.Methods)
            .Where(method => method.HasBody)
            .SelectMany(method => method.Body.Instructions)
            .Where(instruction => instruction.OpCode == OpCodes.Ldstr);
        foreach (var instruction in instructions)
        {
            if (instruction.Operand is string text && SdkAssembly().IsMatch(text))
            {
                instruction.Operand = PrivateName(text);
            }
        }
    }

    private static void Hide(AssemblyDefinition assembly, List<string> friends)
    {
        var module = assembly.MainModule;
        var original = $"{assembly.Name.Name} {assembly.Name.Version}";
        assembly.Name.Name = PrivateName(assembly.Name.Name);
        module.Name = assembly.Name.Name + ".dll";

        // The signature of its maker does not cover what is changed here.
        assembly.Name.PublicKey = [];
        assembly.Name.HasPublicKey = false;
        module.Attributes &= ~ModuleAttributes.StrongNameSigned;
        foreach (var attribute in assembly.CustomAttributes.Where(IsFriendship).ToList())
        {
            _ = assembly.CustomAttributes.Remove(attribute);
        }

        foreach (var type in module.Types.Where(type => type.IsPublic))
        {
            type.IsNotPublic = true;
        }

        foreach (var friend in friends)
        {
            assembly.CustomAttributes.Add(Attribute(module, "System.Runtime.CompilerServices", nameof(InternalsVisibleToAttribute), friend));
        }

        // Section 4b of the Apache License 2.0 asks for it.
        assembly.CustomAttributes.Add(Attribute(
            module,
            "System.Reflection",
            "AssemblyMetadataAttribute",
            "Modified",
            $"This is {original}, changed by the build of OmicsTools: renamed, its public types made internal."));
    }

    private static bool IsFriendship(CustomAttribute attribute) =>
        attribute.AttributeType.Name is nameof(InternalsVisibleToAttribute) or "AssemblySignatureKeyAttribute";

    private static CustomAttribute Attribute(ModuleDefinition module, string @namespace, string name, params string[] arguments)
    {
        var type = new TypeReference(@namespace, name, module, module.TypeSystem.CoreLibrary);
        var constructor = new MethodReference(".ctor", module.TypeSystem.Void, type) { HasThis = true };
        var attribute = new CustomAttribute(constructor);
        foreach (var argument in arguments)
        {
            constructor.Parameters.Add(new ParameterDefinition(module.TypeSystem.String));
            attribute.ConstructorArguments.Add(new CustomAttributeArgument(module.TypeSystem.String, argument));
        }

        return attribute;
    }

    private static void Write(List<AssemblyDefinition> assemblies, string output)
    {
        _ = Directory.CreateDirectory(output);
        var written = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var assembly in assemblies)
        {
            using var content = new MemoryStream();
            assembly.Write(content, new WriterParameters { DeterministicMvid = true });
            var path = Path.Combine(output, assembly.Name.Name + ".dll");
            if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(content.ToArray()))
            {
                File.WriteAllBytes(path, content.ToArray());
            }

            _ = written.Add(Path.GetFileName(path));
        }

        foreach (var stale in Directory.GetFiles(output).Where(file => !written.Contains(Path.GetFileName(file))))
        {
            File.Delete(stale);
        }
    }

    /// <summary>Finds the assemblies by their new names too: writing a custom attribute looks up the types of its values.</summary>
    private sealed class Resolver : DefaultAssemblyResolver
    {
        public void Add(AssemblyDefinition assembly) => RegisterAssembly(assembly);
    }

    [GeneratedRegex(@"^AWSSDK\.[A-Z][A-Za-z.]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SdkAssembly();
}
