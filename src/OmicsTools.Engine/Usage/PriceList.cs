using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Microsoft.VisualBasic.FileIO;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Usage;

/// <summary>List prices by Region: of instances per hour, of run storage per GiB and hour, in USD.</summary>
/// <remarks>
/// The files of AWS: <see href="https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/using-the-aws-price-list-bulk-api.html"/>
/// </remarks>
public sealed class PriceList
{
    private const decimal MaxPrice = 1_000_000;
    private const string StaticStorage = "Run Storage";
    private const string DynamicStorage = "Dynamic Run Storage";

    // A file of two columns says nothing of Regions: its prices hold for whatever is measured.
    private const string EveryRegion = "*";

    private static readonly Lazy<PriceList> Shipped = new(() =>
    {
        using var file = typeof(PriceList).Assembly.GetManifestResourceStream("prices.csv")!;
        using var reader = new StreamReader(file);
        return ReadTable(reader);
    });

    private readonly Dictionary<string, PricesOfRegion> _regions = new(StringComparer.OrdinalIgnoreCase);

    private PriceList()
    {
    }

    /// <summary>The dated prices that come with the module: of us-east-1 alone.</summary>
    public static PriceList Default => Shipped.Value;

    /// <summary>Reads a file of prices.</summary>
    /// <param name="path">AWS' own price file (JSON or CSV), or a CSV file of two columns: instance type or storage, and price.</param>
    /// <returns>The prices.</returns>
    /// <exception cref="OmicsException"><see cref="FailureKind.InvalidConfiguration"/>: the file holds no prices.</exception>
    public static PriceList Read(string path)
    {
        PriceList prices;
        try
        {
            using var reader = new StreamReader(path);
            prices = reader.Peek() == '{' ? ReadOffer(reader) : ReadTable(reader);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or MalformedLineException or InvalidOperationException or KeyNotFoundException)
        {
            throw Unreadable(path, e.Message, e);
        }

        return prices._regions.Count > 0 ? prices : throw Unreadable(path, "it holds no price of an instance type or of run storage", cause: null);
    }

    /// <summary>The prices of a Region; null where the list has none.</summary>
    internal PricesOfRegion? Of(string region) =>
        _regions.TryGetValue(region, out var prices) || _regions.TryGetValue(EveryRegion, out prices) ? prices : null;

    private static PriceList ReadTable(TextReader reader)
    {
        using var table = new TextFieldParser(reader) { Delimiters = [","], CommentTokens = ["#"], HasFieldsEnclosedInQuotes = true };
        var prices = new PriceList();
        string? date = null;
        Dictionary<string, int>? columns = null;
        while (table.ReadFields() is { } fields)
        {
            if (columns is null && fields.Length == 2)
            {
                // Before AWS' own table stand lines of a name and a value; one of them is the date.
                date = fields[0] == "Publication Date" ? DateOf(fields[1]) : date;
                prices.Add(EveryRegion, fields[0], fields[1], date: null);
            }
            else if (columns is null)
            {
                columns = fields.Select((name, i) => (Name: name.Replace(" ", string.Empty), i))
                    .GroupBy(column => column.Name, StringComparer.OrdinalIgnoreCase)
                    .ToDictionary(column => column.Key, column => column.First().i, StringComparer.OrdinalIgnoreCase);
            }
            else if (Field("workflowType") is not { } type || type.Equals("Private", StringComparison.OrdinalIgnoreCase))
            {
                prices.Add(Field("RegionCode") ?? Field("Region"), Field("resourceType") ?? Field("Resource"), Field("PricePerUnit") ?? Field("Price"), DateOf(Field("PriceDate")) ?? date);
            }

            string? Field(string name) => columns!.TryGetValue(name, out var i) && i < fields.Length && fields[i].Length > 0 ? fields[i] : null;
        }

        return prices;
    }

    private static PriceList ReadOffer(StreamReader reader)
    {
        using var offer = JsonDocument.Parse(reader.ReadToEnd());
        var prices = new PriceList();
        var date = DateOf(offer.RootElement.GetProperty("publicationDate").GetString());
        var terms = offer.RootElement.GetProperty("terms").GetProperty("OnDemand");
        foreach (var product in offer.RootElement.GetProperty("products").EnumerateObject())
        {
            var attributes = product.Value.GetProperty("attributes");
            if ((Text("workflowType") ?? "Private") == "Private" && terms.TryGetProperty(product.Name, out var ofProduct))
            {
                var dimension = ofProduct.EnumerateObject().First().Value.GetProperty("priceDimensions").EnumerateObject().First().Value;
                prices.Add(Text("regionCode"), Text("resourceType"), dimension.GetProperty("pricePerUnit").GetProperty("USD").GetString(), date);
            }

            string? Text(string name) => attributes.TryGetProperty(name, out var value) ? value.GetString() : null;
        }

        return prices;
    }

    private static string? DateOf(string? time) =>
        DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    private static OmicsException Unreadable(string path, string why, Exception? cause) => new(
        FailureKind.InvalidConfiguration,
        $"'{path}' cannot be read as a list of prices: {why.TrimEnd('.')}.",
        "Give AWS' price file of AmazonOmics (JSON or CSV), or a CSV file of two columns such as: omics.c.large,0.11475")
    {
        Cause = cause,
    };

    // What is no instance type and no storage is a heading, or a product that no run of one's own uses.
    private void Add(string? region, string? resource, string? price, string? date)
    {
        if (region is null || resource is null || !decimal.TryParse(price, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) || amount is < 0 or > MaxPrice)
        {
            return;
        }

        var instance = InstanceType.Parse(resource);
        if (instance is null && resource is not (StaticStorage or DynamicStorage))
        {
            return;
        }

        if (!_regions.TryGetValue(region, out var prices))
        {
            _regions[region] = prices = new PricesOfRegion();
        }

        prices.Date = date ?? prices.Date;
        switch (resource)
        {
            case StaticStorage:
                prices.StaticStorage = amount;
                break;
            case DynamicStorage:
                prices.DynamicStorage = amount;
                break;
            default:
                prices.Instances[resource] = (instance!, amount);
                break;
        }
    }
}

/// <summary>The prices of one Region.</summary>
internal sealed class PricesOfRegion
{
    private readonly Lazy<List<(InstanceType Type, decimal Price)>> _byPrice;

    public PricesOfRegion()
    {
        _byPrice = new(() => [.. Instances.Values.Where(instance => !instance.Type.HasGpus).OrderBy(instance => instance.Price).ThenBy(instance => instance.Type.MemoryGiB)]);
    }

    /// <summary>The date of the prices, as in 2026-11-01; null where the list does not say.</summary>
    public string? Date { get; set; }

    /// <summary>Run storage of a size that was chosen, USD per GiB and hour.</summary>
    public decimal? StaticStorage { get; set; }

    /// <summary>Run storage that grows with its use, USD per GiB and hour.</summary>
    public decimal? DynamicStorage { get; set; }

    /// <summary>The instances and their prices, USD per hour.</summary>
    public Dictionary<string, (InstanceType Type, decimal Price)> Instances { get; } = new(StringComparer.Ordinal);

    /// <summary>The price of an instance for an hour; null for one that the list does not have.</summary>
    public decimal? Of(string? instanceType) =>
        instanceType is not null && Instances.TryGetValue(instanceType, out var instance) ? instance.Price : null;

    /// <summary>The cheapest instance without GPUs that has so much.</summary>
    public (InstanceType Type, decimal Price)? Cheapest(double cpus, double memoryGiB)
    {
        foreach (var instance in _byPrice.Value)
        {
            if (instance.Type.Cpus >= cpus && instance.Type.MemoryGiB >= memoryGiB)
            {
                return instance;
            }
        }

        return null;
    }
}
