using System;

namespace OmicsTools.Emulator;

/// <summary>A request that CloudWatch Logs refuses.</summary>
internal sealed class LogsException : Exception
{
    public LogsException(string code, string message)
        : base(message)
    {
        Error = new ServiceError(400, code, message);
    }

    public ServiceError Error { get; }

    public static LogsException NoGroup => new("ResourceNotFoundException", "The specified log group does not exist.");

    public static LogsException NoStream => new("ResourceNotFoundException", "The specified log stream does not exist.");

    public static LogsException InvalidToken => Invalid("The specified nextToken is invalid.");

    public static LogsException Invalid(string message) => new("InvalidParameterException", message);

    public static LogsException WrongType(string member) => new("SerializationException", $"{member} has a value of another type.");
}
