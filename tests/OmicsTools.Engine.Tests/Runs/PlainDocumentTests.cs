using System.Collections.Generic;
using Amazon.Runtime.Documents;
using OmicsTools.Engine.Runs;

namespace OmicsTools.Engine.Tests.Runs;

public class PlainDocumentTests
{
    [Fact]
    public void What_a_workflow_was_given_keeps_its_types()
    {
        var document = new Document(new Dictionary<string, Document>
        {
            ["sample"] = "NA12878",
            ["lanes"] = new(1, 2L, 0.5),
            ["paired"] = true,
            ["reads"] = 4_000_000_000L,
            ["known"] = new(new Dictionary<string, Document> { ["sites"] = "s3://a/b.vcf" }),
            ["none"] = default,
        });

        var plain = Assert.IsAssignableFrom<IDictionary<string, object?>>(PlainDocument.From(document));

        Assert.Equal("NA12878", plain["sample"]);
        Assert.Equal(new object[] { 1, 2L, 0.5 }, Assert.IsType<List<object?>>(plain["lanes"]));
        Assert.Equal(true, plain["paired"]);
        Assert.Equal(4_000_000_000L, plain["reads"]);
        Assert.Equal("s3://a/b.vcf", Assert.IsAssignableFrom<IDictionary<string, object?>>(plain["known"])["sites"]);
        Assert.Null(plain["none"]);
    }

    [Fact]
    public void No_document_is_nothing() => Assert.Null(PlainDocument.From(default));
}
