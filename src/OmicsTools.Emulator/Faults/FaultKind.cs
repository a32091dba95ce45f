namespace OmicsTools.Emulator;

/// <summary>What can go wrong with a request.</summary>
/// <remarks>CloudWatch Logs sends every client error with status 400; its type is the same.</remarks>
public enum FaultKind
{
    /// <summary>429 ThrottlingException.</summary>
    Throttle429,

    /// <summary>500 InternalServerException.</summary>
    InternalError500,

    /// <summary>503, with a body that is no JSON, as a load balancer answers.</summary>
    Unavailable503,

    /// <summary>408 RequestTimeoutException.</summary>
    Timeout408,

    /// <summary>403 AccessDeniedException.</summary>
    AccessDenied403,

    /// <summary>403 ExpiredTokenException.</summary>
    ExpiredToken403,

    /// <summary>400 ValidationException.</summary>
    BadRequest400,

    /// <summary>401 NotAuthorized.</summary>
    Unauthorized401,

    /// <summary>402 ServiceQuotaExceededException.</summary>
    QuotaExceeded402,

    /// <summary>409 ConflictException.</summary>
    Conflict409,

    /// <summary>The connection is reset before there is an answer.</summary>
    ResetBeforeResponse,

    /// <summary>The connection is reset in the middle of the body.</summary>
    ResetWithinBody,

    /// <summary>The request is taken and never answered.</summary>
    Stall,

    /// <summary>The body stops in the middle and never ends.</summary>
    StallWithinBody,

    /// <summary>The connection is closed in good order in the middle of the body: fewer bytes come than Content-Length says.</summary>
    TruncatedBody,

    /// <summary>The JSON ends in the middle, and so does the body: HTTP cannot tell.</summary>
    TruncatedJson,

    /// <summary>The body is no JSON at all.</summary>
    InvalidJson,

    /// <summary>Numbers, texts and objects change places in the body.</summary>
    WrongTypes,

    /// <summary>The token of the next page is the one that asked for this page.</summary>
    RepeatedToken,
}
