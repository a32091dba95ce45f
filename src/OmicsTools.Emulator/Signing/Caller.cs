namespace OmicsTools.Emulator;

/// <summary>Who sent a request, and which Region it was signed for.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Region">The Region.</param>
internal sealed record Caller(string AccountId, string Region);
