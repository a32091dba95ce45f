using System;
using Amazon.Runtime;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Connection;

/// <summary>The credentials that a container's agent gives out (ECS, EKS Pod Identity, Lambda's emulators).</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html"/></remarks>
internal static class ContainerCredentials
{
    /// <summary>The credentials; null where the environment names no agent.</summary>
    /// <exception cref="OmicsException">The address in the environment is none, or one that must not be asked.</exception>
    public static AWSCredentials? Find()
    {
        if (EnvironmentVariable.Get("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") is null
            && EnvironmentVariable.Get("AWS_CONTAINER_CREDENTIALS_FULL_URI") is null)
        {
            return null;
        }

        try
        {
            return new GenericContainerCredentials();
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new OmicsException(
                FailureKind.InvalidConfiguration,
                $"The container's credentials cannot be fetched: {e.Message}",
                "Correct AWS_CONTAINER_CREDENTIALS_FULL_URI or AWS_CONTAINER_CREDENTIALS_RELATIVE_URI.")
            { Cause = e };
        }
    }
}
