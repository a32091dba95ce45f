using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Tests.Calls;

public class SeenIdsTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("1234567")]
    [InlineData("9223372036854775807")]
    [InlineData("9223372036854775808")]
    [InlineData("12345678901234567890")]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData(" 1")]
    [InlineData("６")]
    [InlineData("c2f3")]
    public void Any_text_is_an_id(string id)
    {
        var seen = new SeenIds();

        Assert.True(seen.Add(id));
        Assert.False(seen.Add(id));
        Assert.True(seen.Remove(id));
        Assert.False(seen.Remove(id));
    }

    [Fact]
    public void Ids_of_the_same_number_are_not_the_same_id()
    {
        var seen = new SeenIds();

        Assert.All(["7", "07", "007", "+7", "7 "], id => Assert.True(seen.Add(id)));
    }
}
