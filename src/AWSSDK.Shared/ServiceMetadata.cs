using System;
using System.Collections.Generic;
using Amazon.Runtime.Internal;

namespace Amazon.Slices;

/// <summary>A service, as the pipeline's metrics, traces and endpoint lookup know it.</summary>
/// <param name="serviceId">The service's id among AWS services.</param>
internal sealed class ServiceMetadata(string serviceId) : IServiceMetadata
{
    public string ServiceId { get; } = serviceId;

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
