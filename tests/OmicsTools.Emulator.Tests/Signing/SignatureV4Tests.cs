using System;
using System.Globalization;
using System.Net.Http;

namespace OmicsTools.Emulator.Tests;

public sealed class SignatureV4Tests
{
    /// <summary>The signatures of get-vanilla and get-vanilla-query-order-key-case in AWS's Signature Version 4 test suite.</summary>
    [Theory]
    [InlineData("/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("/?Param2=value2&Param1=value1", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    public void The_tests_sign_as_the_published_examples_do(string target, string signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://example.amazonaws.com" + target);
        var time = DateTimeOffset.Parse("2015-08-30T12:36:00Z", CultureInfo.InvariantCulture);

        SignatureV4.Sign(request, new AccessKey("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"), time, "us-east-1", "service");

        Assert.Equal(
            $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature={signature}",
            request.Headers.NonValidated["Authorization"].ToString());
    }
}
