namespace OmicsTools.Emulator;

/// <summary>The keys that every emulator knows unless it is given others.</summary>
public static class EmulatorKeys
{
    /// <summary>The account of the default key and of runs whose ARN names none.</summary>
    public const string DefaultAccountId = "123456789012";

    /// <summary>The Region of runs whose ARN names none.</summary>
    public const string DefaultRegion = "us-east-1";

    /// <summary>The example key of AWS's documentation: no real account has it.</summary>
    public static AccessKey Default { get; } = new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
}
