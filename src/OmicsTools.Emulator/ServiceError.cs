namespace OmicsTools.Emulator;

/// <summary>An error of a service.</summary>
/// <param name="StatusCode">The HTTP status. A service whose protocol knows one status for all client errors sends that one.</param>
/// <param name="Code">The error type.</param>
/// <param name="Message">The text.</param>
internal sealed record ServiceError(int StatusCode, string Code, string Message)
{
    /// <summary>Whether the body has the type alone, and no header has it.</summary>
    public bool TypeOnly { get; init; }

    public static ServiceError Validation(string message) => new(400, "ValidationException", message);

    public static ServiceError NotFound(string what, string id) => new(404, "ResourceNotFoundException", $"{what} {id} not found");

    public static ServiceError Throttled { get; } = new(429, "ThrottlingException", "Rate exceeded");

    public static ServiceError ExpiredToken { get; } = new(403, "ExpiredTokenException", "The security token included in the request is expired");
}
