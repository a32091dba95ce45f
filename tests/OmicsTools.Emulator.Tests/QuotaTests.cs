using System.Threading.Tasks;

namespace OmicsTools.Emulator.Tests;

public sealed class QuotaTests
{
    [Fact]
    public async Task Each_operation_account_and_Region_has_a_quota_of_its_own()
    {
        var other = new AccessKey("AKIAOTHER", "secret", AccountId: "210987654321");
        await using var client = await EmulatorClient.StartAsync(
            new EmulatorOptions { RequestsPerSecond = 0.001, Burst = 2, AccessKeys = [EmulatorKeys.Default, other] });

        Assert.Equal(200, (await client.GetAsync("/run")).Status);
        Assert.Equal(200, (await client.GetAsync("/run")).Status);
        var third = await client.GetAsync("/run");
        Assert.Equal((429, "ThrottlingException", "Rate exceeded"), (third.Status, third.ErrorType, third.Message));
        Assert.Equal(200, (await client.GetAsync("/run/8192911")).Status);
        Assert.Equal(200, (await client.GetAsync("/run", region: "eu-west-1")).Status);
        Assert.Equal(200, (await client.GetAsync("/run", other)).Status);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_quota_fills_again()
    {
        await using var client = await EmulatorClient.StartAsync(new EmulatorOptions { RequestsPerSecond = 20, Burst = 1 });
        while ((await client.GetAsync("/run")).Status == 200)
        {
        }

        while ((await client.GetAsync("/run")).Status == 429)
        {
        }

        Assert.Equal(200, client.Host.Requests.All[^1].StatusCode);
    }
}
