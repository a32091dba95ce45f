using System;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Net.Http;
using Amazon.Runtime;
using Amazon.Util;

namespace OmicsTools.Engine.Connection;

/// <summary>The metadata service of an EC2 instance, for those who are on one.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-metadata.html"/></remarks>
internal static class InstanceMetadata
{
    // On an instance the service answers within a millisecond or two; elsewhere its address leads nowhere, and the SDK
    // would wait for it again and again. An address that the user gave is there, however busy the computer is.
    private static readonly TimeSpan Patience =
        EnvironmentVariable.Get("AWS_EC2_METADATA_SERVICE_ENDPOINT") is null ? TimeSpan.FromMilliseconds(500) : TimeSpan.FromSeconds(5);

    // It may come up after the session.
    private static readonly TimeSpan BeforeNextProbe = TimeSpan.FromMinutes(1);

    private static readonly object Gate = new();
    private static Stopwatch? _sinceProbe;
    private static bool _answers;

    /// <summary>Whether there is such a service, and the user has not forbidden to ask it.</summary>
    public static bool IsAvailable => EC2InstanceMetadata.IsIMDSEnabled && Answers();

    /// <summary>The Region of this instance; null where that is not known.</summary>
    public static string? Region => IsAvailable ? EC2InstanceMetadata.Region?.SystemName : null;

    /// <summary>The credentials of this instance's role; null where there is none.</summary>
    public static AWSCredentials? Credentials
    {
        get
        {
            try
            {
                return IsAvailable ? new InstanceProfileAWSCredentials() : null;
            }
            catch (AmazonClientException)
            {
                return null;
            }
            catch (InvalidOperationException)
            {
                // An instance without a role.
                return null;
            }
        }
    }

    private static bool Answers()
    {
        lock (Gate)
        {
            if (!_answers && !(_sinceProbe?.Elapsed < BeforeNextProbe))
            {
                _answers = Probe();
                _sinceProbe = Stopwatch.StartNew();
            }

            return _answers;
        }
    }

    [SuppressMessage("Usage", "VSTHRD002", Justification = "A moment's wait, once a minute at most.")]
    private static bool Probe()
    {
        using var handler = new HttpClientHandler { UseProxy = false };
        using var client = new HttpClient(handler) { Timeout = Patience };
        using var request = new HttpRequestMessage(HttpMethod.Put, EC2InstanceMetadata.EC2ApiTokenUrl);
        request.Headers.Add("x-aws-ec2-metadata-token-ttl-seconds", "60");
        try
        {
            using var answer = client.SendAsync(request).GetAwaiter().GetResult();
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
