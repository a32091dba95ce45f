using System;
using System.Globalization;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace OmicsTools.Emulator.Tests;

/// <summary>A connection that shows what an HTTP client hides: how it ends.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly StringBuilder _received = new();

    /// <summary>What came, as text.</summary>
    public string Received => _received.ToString();

    /// <summary>The part after the headers.</summary>
    public string Body => Received[(Received.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];

    public int PromisedLength => int.Parse(
        Received.Split("\r\n").Single(line => line.StartsWith("Content-Length: ", StringComparison.Ordinal))["Content-Length: ".Length..],
        CultureInfo.InvariantCulture);

    /// <summary>Asks for something, unsigned.</summary>
    public async Task SendAsync(Uri endpoint, string target)
    {
        await _socket.ConnectAsync(endpoint.Host, endpoint.Port, TestContext.Current.CancellationToken);
        var request = $"GET {target} HTTP/1.1\r\nHost: workflows-omics.test\r\n\r\n";
        _ = await _socket.SendAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
    }

    /// <summary>Reads until the other side ends the connection.</summary>
    /// <returns>How it did: in good order, or by a reset.</returns>
    public async Task<SocketError> ReadToEndAsync()
    {
        var buffer = new byte[4096];
        try
        {
            while (await _socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken) is > 0 and var count)
            {
                _ = _received.Append(Encoding.UTF8.GetString(buffer, 0, count));
            }

            return SocketError.Success;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode;
        }
    }

    public void Dispose() => _socket.Dispose();
}
