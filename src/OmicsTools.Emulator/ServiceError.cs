namespace OmicsTools.Emulator;

/// <summary>An error as the service puts it on the wire.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="Code">The error type.</param>
/// <param name="Message">The text.</param>
internal sealed record ServiceError(int StatusCode, string Code, string Message)
{
    public static ServiceError Validation(string message) => new(400, "ValidationException", message);

    public static ServiceError NotFound(string what, string id) => new(404, "ResourceNotFoundException", $"{what} {id} not found");

    public static ServiceError Throttled { get; } = new(429, "ThrottlingException", "Rate exceeded");

    public static ServiceError Internal { get; } = new(500, "InternalServerException", "An internal error occurred. Try again.");

    public static ServiceError Timeout { get; } = new(408, "RequestTimeoutException", "The request timed out.");

    public static ServiceError AccessDenied { get; } = new(403, "AccessDeniedException", "User is not authorized to perform this action");
}
