#if !NET
namespace System.Diagnostics.CodeAnalysis;

/// <summary>Part of .NET that netstandard2.0 lacks; the compiler goes by its name.</summary>
[AttributeUsage(AttributeTargets.ReturnValue)]
internal sealed class NotNullIfNotNullAttribute : Attribute
{
    public NotNullIfNotNullAttribute(string parameterName)
    {
        ParameterName = parameterName;
    }

    public string ParameterName { get; }
}
#endif
