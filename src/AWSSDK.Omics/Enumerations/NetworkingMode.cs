using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.Omics;

/// <summary>
/// What the tasks of a run can reach. A value that the service adds later is carried as it came.
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_GetRun.html">Source</see>.
/// </summary>
public class NetworkingMode : ConstantClass
{
    /// <summary>The service's own network only: the default.</summary>
    public static readonly NetworkingMode RESTRICTED = new("RESTRICTED");

    /// <summary>A customer's VPC as well: see <see cref="Model.GetRunResponse.VpcConfig"/>.</summary>
    public static readonly NetworkingMode VPC = new("VPC");

    /// <summary>A value with the given wire name, known here or not.</summary>
    public NetworkingMode(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this wire name, upper or lower case; a new value when none has it; null for null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static NetworkingMode? FindValue(string? value) => FindValue<NetworkingMode>(value);

    /// <summary>Same as <see cref="FindValue(string)"/>.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator NetworkingMode?(string? value) => FindValue(value);
}
