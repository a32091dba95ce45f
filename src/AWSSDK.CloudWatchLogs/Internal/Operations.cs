using System;
using System.Collections.Generic;
using System.Text.Json;
using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime.Internal;
using Amazon.Slices;

namespace Amazon.CloudWatchLogs.Internal;

/// <summary>
/// The operations of the service: what is sent, and what is read of the response.
/// <see href="https://github.com/boto/botocore/tree/develop/botocore/data/logs/2014-03-28">Source</see>.
/// </summary>
internal static class Operations
{
    public const string ApiVersion = "2014-03-28";

    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static readonly InvokeOptions GetLogEvents = new()
    {
        RequestMarshaller = new JsonRequestMarshaller<GetLogEventsRequest>("GetLogEvents", static (json, request) =>
        {
            json.Text("logGroupName", request.LogGroupName);
            json.Text("logStreamName", request.LogStreamName);
            json.Number("startTime", Milliseconds(request.StartTime));
            json.Number("endTime", Milliseconds(request.EndTime));
            json.Text("nextToken", request.NextToken);
            json.Number("limit", request.Limit);
            if (request.StartFromHead is { } isFromHead)
            {
                json.WriteBoolean("startFromHead", isFromHead);
            }
        }),
        ResponseUnmarshaller = new JsonUnmarshaller(static json => new GetLogEventsResponse
        {
            Events = json.Structures("events", static line => new OutputLogEvent
            {
                Timestamp = Time(line, "timestamp"),
                IngestionTime = Time(line, "ingestionTime"),
                Message = line.Text("message"),
            }),
            NextForwardToken = json.Text("nextForwardToken"),
            NextBackwardToken = json.Text("nextBackwardToken"),
        }),
    };

    public static readonly InvokeOptions FilterLogEvents = new()
    {
        RequestMarshaller = new JsonRequestMarshaller<FilterLogEventsRequest>("FilterLogEvents", static (json, request) =>
        {
            json.Text("logGroupName", request.LogGroupName);
            json.Texts("logStreamNames", request.LogStreamNames);
            json.Text("logStreamNamePrefix", request.LogStreamNamePrefix);
            json.Number("startTime", request.StartTime);
            json.Number("endTime", request.EndTime);
            json.Text("filterPattern", request.FilterPattern);
            json.Number("limit", request.Limit);
            json.Text("nextToken", request.NextToken);
        }),
        ResponseUnmarshaller = new JsonUnmarshaller(static json => new FilterLogEventsResponse
        {
            Events = json.Structures("events", static line => new FilteredLogEvent
            {
                EventId = line.Text("eventId"),
                IngestionTime = line.Long("ingestionTime"),
                LogStreamName = line.Text("logStreamName"),
                Message = line.Text("message"),
                Timestamp = line.Long("timestamp"),
            }),
            NextToken = json.Text("nextToken"),
            SearchedLogStreams = json.Structures("searchedLogStreams", static stream => new SearchedLogStream
            {
                LogStreamName = stream.Text("logStreamName"),
                SearchedCompletely = stream.Boolean("searchedCompletely"),
            }),
        }),
    };

    public static readonly InvokeOptions DescribeLogStreams = new()
    {
        RequestMarshaller = new JsonRequestMarshaller<DescribeLogStreamsRequest>("DescribeLogStreams", static (json, request) =>
        {
            json.Text("logGroupName", request.LogGroupName);
            json.Text("logStreamNamePrefix", request.LogStreamNamePrefix);
            json.Text("nextToken", request.NextToken);
            json.Number("limit", request.Limit);
        }),
        ResponseUnmarshaller = new JsonUnmarshaller(static json => new DescribeLogStreamsResponse
        {
            LogStreams = json.Structures("logStreams", static stream => new LogStream
            {
                LogStreamName = stream.Text("logStreamName"),
                Arn = stream.Text("arn"),
                CreationTime = Time(stream, "creationTime"),
                FirstEventTimestamp = Time(stream, "firstEventTimestamp"),
            }),
            NextToken = json.Text("nextToken"),
        }),
    };

    private static void Text(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Texts(this Utf8JsonWriter json, string name, List<string>? values)
    {
        // Without a value, a collection may be an empty one.
        if (values is { Count: > 0 })
        {
            json.WriteStartArray(name);
            values.ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }
    }

    private static void Number(this Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static long? Milliseconds(DateTime? time) =>
        time is { } known ? (known.ToUniversalTime() - Epoch).Ticks / TimeSpan.TicksPerMillisecond : null;

    private static DateTime? Time(JsonElement json, string name) =>
        json.Long(name) is { } milliseconds ? Epoch.AddMilliseconds(milliseconds) : null;
}
