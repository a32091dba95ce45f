using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Connection;

/// <summary>Credentials that run out in the middle of a command.</summary>
public class RenewalTests
{
    [Fact]
    public async Task Foreign_credentials_are_asked_again_when_the_old_ones_have_expired()
    {
        var expiration = DateTimeOffset.UtcNow.AddMinutes(1);
        await using var session = await EmulatedSession.StartAsync(new EmulatorOptions
        {
            AccessKeys = [new AccessKey("ASIAFIRST", "s3cr3t", "first", Expiration: expiration), new AccessKey("ASIASECOND", "s3cr3t", "second")],
        });
        var credentials = new ExpiringCredentials(session.Emulator.Clock, expiration);

        // One request at a time: none is on its way when the first keys expire.
        var result = session.Run(
            "$PSDefaultParameterValues.Remove('*-Omics*:AccessKey'); $PSDefaultParameterValues.Remove('*-Omics*:SecretKey'); "
            + "$credentials = $input | ForEach-Object { $_ }; "
            + "'8192911', '8192958' | Get-OmicsRunTask -Region us-east-1 -Credential $credentials -ThrottleLimit 1",
            credentials).WithoutErrors();

        Assert.NotEmpty(result.Output);
        var signers = session.Emulator.Requests.All.Select(request => request.AccessKeyId).ToList();
        Assert.Equal(["ASIAFIRST", "ASIASECOND"], signers.Distinct());
        Assert.All(session.Emulator.Requests.All, request => Assert.Equal(200, request.StatusCode));
    }

    /// <summary>Credentials as a module with an SDK of its own has them, known by their members; time passes as they are used.</summary>
    [SuppressMessage("Design", "CA1034", Justification = "The module reads public members only.")]
    public sealed class ExpiringCredentials(EmulatorClock clock, DateTimeOffset expiration)
    {
        private int _asked;

        public ExpiringKeys GetCredentials()
        {
            if (++_asked == 5)
            {
                clock.Advance(TimeSpan.FromMinutes(2));
            }

            return clock.GetUtcNow() < expiration ? new("ASIAFIRST", "s3cr3t", "first") : new("ASIASECOND", "s3cr3t", "second");
        }
    }

    [SuppressMessage("Design", "CA1034", Justification = "The module reads public members only.")]
    public sealed record ExpiringKeys(string AccessKey, string SecretKey, string Token);
}
