#if NET
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace OmicsTools.Engine.Connection;

/// <summary>An answer that may not go on for ever: what is longer than any answer of the services is an error, and not memory.</summary>
internal sealed class BoundedContent : HttpContent
{
    // A page of a log has 1 MB, and JSON can write each character of it as six.
    private const long MaxLength = 64 * 1024 * 1024;

    private readonly HttpContent _inner;

    private BoundedContent(HttpContent inner)
    {
        _inner = inner;
        foreach (var header in inner.Headers)
        {
            _ = Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    /// <summary>The content with its bound.</summary>
    /// <exception cref="InvalidDataException">It says that it is longer.</exception>
    public static HttpContent Of(HttpContent content) =>
        content.Headers.ContentLength > MaxLength ? throw TooLong() : new BoundedContent(content);

    protected override async Task<Stream> CreateContentReadStreamAsync() => new BoundedStream(await _inner.ReadAsStreamAsync().ConfigureAwait(false));

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        using var source = await CreateContentReadStreamAsync().ConfigureAwait(false);
        await source.CopyToAsync(stream).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _inner.Headers.ContentLength ?? -1;
        return length >= 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private static InvalidDataException TooLong() => new($"it is longer than {MaxLength / 1024 / 1024} MB");

    private sealed class BoundedStream(Stream inner) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new System.NotSupportedException();

        public override long Position
        {
            get => _read;
            set => throw new System.NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

        public override async ValueTask<int> ReadAsync(System.Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Counted(await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(System.MemoryExtensions.AsMemory(buffer, offset, count), cancellationToken).AsTask();

        public override void Flush() => inner.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new System.NotSupportedException();

        public override void SetLength(long value) => throw new System.NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new System.NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }

        private int Counted(int count)
        {
            _read += count;
            return _read > MaxLength ? throw TooLong() : count;
        }
    }
}
#endif
