using System;

namespace OmicsTools.Emulator;

/// <summary>An access key that the emulator knows.</summary>
/// <param name="AccessKeyId">The access key id.</param>
/// <param name="SecretAccessKey">The secret access key.</param>
/// <param name="SessionToken">The session token that must come with it; null for a long-term key.</param>
/// <param name="AccountId">The account it belongs to: its requests see that account's runs.</param>
/// <param name="Expiration">When it expires by the emulator's clock; null for never.</param>
public sealed record AccessKey(
    string AccessKeyId,
    string SecretAccessKey,
    string? SessionToken = null,
    string AccountId = EmulatorKeys.DefaultAccountId,
    DateTimeOffset? Expiration = null);
