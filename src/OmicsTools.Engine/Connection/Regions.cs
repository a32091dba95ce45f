using System.Collections.Generic;

namespace OmicsTools.Engine.Connection;

/// <summary>The Regions that HealthOmics is in.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/general/latest/gr/healthomics-quotas.html"/>. A hint, not a limit: any Region can be asked.</remarks>
public static class Regions
{
    /// <summary>The system names known when this was written.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        "us-east-1", "us-east-2", "us-west-2", "eu-central-1", "eu-west-1", "eu-west-2",
        "ap-northeast-1", "ap-northeast-2", "ap-southeast-1", "il-central-1",
    ];
}
