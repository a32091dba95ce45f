using System;
using System.Collections.Generic;
using Amazon.Runtime.Internal;

namespace Amazon.Omics.Internal;

/// <summary>The service, as the pipeline's metrics, traces and endpoint lookup know it.</summary>
internal sealed class AmazonOmicsMetadata : IServiceMetadata
{
    public string ServiceId => AmazonOmicsConfig.ServiceId;

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
