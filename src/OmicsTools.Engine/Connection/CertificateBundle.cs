#if NET
using System;
using System.IO;
using System.Linq;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Connection;

/// <summary>The certificates that the user trusts instead of the system's, as a company's proxy needs it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-gen-config.html"/>: AWS_CA_BUNDLE, ca_bundle.</remarks>
internal static class CertificateBundle
{
    /// <summary>The setting's name in a profile.</summary>
    public const string Setting = "ca_bundle";

    private const string Variable = "AWS_CA_BUNDLE";

    // The system's own file has 150 certificates, which take 20 ms to read: once for as long as the file stays as it is.
    private static Tuple<string, DateTime, RemoteCertificateValidationCallback>? _last;

    /// <summary>The file with the certificates; null where the system's count.</summary>
    /// <param name="profileSetting">What the profile says; null for nothing.</param>
    public static string? Find(string? profileSetting) => EnvironmentVariable.Get(Variable) ?? profileSetting;

    /// <summary>Checks what a server shows against the certificates of a file; null for the system's way.</summary>
    /// <param name="bundle">The file, in PEM.</param>
    /// <exception cref="OmicsException">It cannot be read.</exception>
    public static RemoteCertificateValidationCallback? Validation(string? bundle)
    {
        if (bundle is null)
        {
            return null;
        }

        try
        {
            var written = File.GetLastWriteTimeUtc(bundle);
            if (_last is { } last && last.Item1 == bundle && last.Item2 == written)
            {
                return last.Item3;
            }

            var validation = Against(Read(bundle));
            _last = Tuple.Create(bundle, written, validation);
            return validation;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new OmicsException(
                FailureKind.InvalidConfiguration,
                $"The certificates of '{bundle}', which {Variable} or {Setting} names, cannot be read: {e.Message}",
                "Name a file of certificates in PEM, or take the setting back.")
            {
                Cause = e,
            };
        }
    }

    private static RemoteCertificateValidationCallback Against(X509Certificate2Collection trusted) =>
        (_, certificate, chain, errors) =>
        {
            if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
            {
                return false;
            }

            using var own = new X509Chain();
            own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            own.ChainPolicy.CustomTrustStore.AddRange(trusted);
            own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            if (chain is not null)
            {
                own.ChainPolicy.ExtraStore.AddRange(chain.ChainElements.Select(element => element.Certificate).ToArray());
            }

            using var server = new X509Certificate2(certificate);
            return own.Build(server);
        };

    private static X509Certificate2Collection Read(string bundle)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(bundle);
        return certificates.Count > 0 ? certificates : throw new CryptographicException("it has no certificate in PEM.");
    }
}
#endif
