using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Isolation;

/// <summary>What can be told of Windows PowerShell 5.1 without it: the module's types load, and the engine's folder is complete.</summary>
public class WindowsPowerShellTests
{
    private const string LoadContexts = "System.Runtime.Loader";

    // The keys that .NET Framework's own assemblies are signed with.
    private static readonly string[] FrameworkKeys = ["B77A5C561934E089", "B03F5F7F11D50A3A"];

    private static string Bin => Path.Combine(Path.GetDirectoryName(OmicsSession.Manifest)!, "bin");

    [Fact]
    public void No_type_of_the_module_needs_load_contexts_to_be_loaded()
    {
        using var module = new PEReader(File.OpenRead(Path.Combine(Bin, "OmicsTools.dll")));
        var metadata = module.GetMetadataReader();
        var names = new AssemblyNames(metadata);

        var needs = metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).ToDictionary(
            type => type,
            type => type.GetInterfaceImplementations().Select(handle => metadata.GetInterfaceImplementation(handle).Interface)
                .Append(type.BaseType)
                .SelectMany(names.Of)
                .Concat(type.GetFields().SelectMany(field => metadata.GetFieldDefinition(field).DecodeSignature(names, null)))
                .ToList());

        Assert.Contains(metadata.AssemblyReferences, reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name) == LoadContexts);
        Assert.Contains(needs.Values, assemblies => assemblies.Contains("netstandard"));
        Assert.Empty(needs.Where(type => type.Value.Contains(LoadContexts)).Select(type => metadata.GetString(type.Key.Name)));
    }

    [Fact]
    public void The_folder_of_the_engine_holds_all_that_is_not_the_frameworks()
    {
        var files = Directory.GetFiles(Path.Combine(Bin, "engine-desktop"), "*.dll");
        var own = files.Select(Path.GetFileNameWithoutExtension).ToHashSet();
        Assert.Contains("OmicsTools.Engine", own);
        Assert.Contains("System.Text.Json", own);

        foreach (var file in files)
        {
            using var assembly = new PEReader(File.OpenRead(file));
            var metadata = assembly.GetMetadataReader();
            foreach (var reference in metadata.AssemblyReferences.Select(metadata.GetAssemblyReference))
            {
                var name = metadata.GetString(reference.Name);
                Assert.True(
                    own.Contains(name) || FrameworkKeys.Contains(Convert.ToHexString(metadata.GetBlobBytes(reference.PublicKeyOrToken))),
                    $"{Path.GetFileName(file)} refers to {name}, which neither the folder nor .NET Framework has.");
            }
        }
    }

    /// <summary>The assemblies that a type comes from.</summary>
    private sealed class AssemblyNames(MetadataReader metadata) : ISignatureTypeProvider<IEnumerable<string>, object?>
    {
        public IEnumerable<string> Of(EntityHandle type) => type.Kind switch
        {
            HandleKind.TypeReference => GetTypeFromReference(metadata, (TypeReferenceHandle)type, 0),
            HandleKind.TypeSpecification => metadata.GetTypeSpecification((TypeSpecificationHandle)type).DecodeSignature(this, null),
            _ => [],
        };

        public IEnumerable<string> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            var scope = reader.GetTypeReference(handle).ResolutionScope;
            return scope.Kind switch
            {
                HandleKind.AssemblyReference => [reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name)],
                HandleKind.TypeReference => GetTypeFromReference(reader, (TypeReferenceHandle)scope, rawTypeKind),
                _ => [],
            };
        }

        public IEnumerable<string> GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public IEnumerable<string> GetGenericInstantiation(IEnumerable<string> genericType, ImmutableArray<IEnumerable<string>> typeArguments) =>
            genericType.Concat(typeArguments.SelectMany(argument => argument));

        public IEnumerable<string> GetModifiedType(IEnumerable<string> modifier, IEnumerable<string> unmodifiedType, bool isRequired) => modifier.Concat(unmodifiedType);

        public IEnumerable<string> GetFunctionPointerType(MethodSignature<IEnumerable<string>> signature) => signature.ReturnType.Concat(signature.ParameterTypes.SelectMany(type => type));

        public IEnumerable<string> GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => [];

        public IEnumerable<string> GetPrimitiveType(PrimitiveTypeCode typeCode) => [];

        public IEnumerable<string> GetGenericMethodParameter(object? genericContext, int index) => [];

        public IEnumerable<string> GetGenericTypeParameter(object? genericContext, int index) => [];

        public IEnumerable<string> GetArrayType(IEnumerable<string> elementType, ArrayShape shape) => elementType;

        public IEnumerable<string> GetByReferenceType(IEnumerable<string> elementType) => elementType;

        public IEnumerable<string> GetPinnedType(IEnumerable<string> elementType) => elementType;

        public IEnumerable<string> GetPointerType(IEnumerable<string> elementType) => elementType;

        public IEnumerable<string> GetSZArrayType(IEnumerable<string> elementType) => elementType;
    }
}
