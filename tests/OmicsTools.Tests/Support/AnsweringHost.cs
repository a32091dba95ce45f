using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace OmicsTools.Tests.Support;

/// <summary>A host with a user who always types the same.</summary>
internal sealed class AnsweringHost : PSHost
{
    private readonly User _user;

    public AnsweringHost(string answer)
    {
        _user = new User(answer);
    }

    /// <summary>How often the user was asked.</summary>
    public int Asked => _user.Asked;

    /// <summary>What the user has read.</summary>
    public string Written => _user.Written.ToString();

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => nameof(AnsweringHost);

    public override PSHostUserInterface UI => _user;

    public override Version Version { get; } = new(1, 0);

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }

    private sealed class User(string answer) : PSHostUserInterface
    {
        public int Asked { get; private set; }

        public StringBuilder Written { get; } = new();

        public override PSHostRawUserInterface? RawUI => null;

        public override string ReadLine() => throw new NotSupportedException();

        public override void Write(string value) => Written.Append(value);

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

        public override void WriteLine(string value) => Write(value);

        public override void WriteDebugLine(string message) => Write(message);

        public override void WriteErrorLine(string value) => Write(value);

        public override void WriteProgress(long sourceId, ProgressRecord record)
        {
        }

        public override void WriteVerboseLine(string message) => Write(message);

        public override void WriteWarningLine(string message) => Write(message);

        public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
        {
            Asked++;
            Write(message);
            return descriptions.ToDictionary(field => field.Name, _ => PSObject.AsPSObject(answer), StringComparer.Ordinal);
        }

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
            throw new NotSupportedException();

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
            throw new NotSupportedException();

        public override PSCredential PromptForCredential(
            string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
            throw new NotSupportedException();
    }
}
