using System;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace OmicsTools.Emulator;

/// <summary>A running emulator of AWS HealthOmics and CloudWatch Logs on a loopback port.</summary>
public sealed class EmulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping = new();
    private bool _isDisposed;

    private EmulatorHost(EmulatorOptions options)
    {
        Clock = new EmulatorClock(options.Speed);
        Logs = new LogStore(Runs);
        Requests = new RequestLog(options.LogCapacity);
        var now = Clock.GetUtcNow();
        var seeds = options.SeedFiles.SelectMany(file => Seed.ReadFile(file, now));
        foreach (var run in options.DefaultSeed ? seeds.Concat(Seed.ReadDefault(now)) : seeds)
        {
            Runs.Put(run);
        }

        var batches = options.SeedFiles.SelectMany(BatchSeed.ReadFile);
        foreach (var batch in options.DefaultSeed ? batches.Concat(BatchSeed.ReadDefault()) : batches)
        {
            Batches.Put(batch);
        }

        foreach (var stream in options.SeedFiles.SelectMany(file => LogSeed.ReadFile(file, now)))
        {
            Logs.Put(stream);
        }

        // Empty: no settings of the folder or the environment it happens to run in.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });

        // No byte waits: a write is done when the socket has it, so that what is written before a reset arrives before it.
        builder.WebHost.UseSockets(sockets => sockets.MaxWriteBufferSize = 1);
        _ = builder.Services.AddSingleton<IHostLifetime, GuestLifetime>();
        _app = builder.Build();
        _app.Run(new RequestPipeline(this, options, _stopping.Token).AnswerAsync);
    }

    /// <summary>The address, for example <c>http://127.0.0.1:8080</c>.</summary>
    public Uri Endpoint { get; private set; } = null!;

    /// <summary>The runs that the service holds.</summary>
    public RunStore Runs { get; } = new();

    /// <summary>The batches that the service holds.</summary>
    public BatchStore Batches { get; } = new();

    /// <summary>The log streams of the runs, and those that were added to them.</summary>
    public LogStore Logs { get; }

    /// <summary>The requests that were answered.</summary>
    public RequestLog Requests { get; }

    /// <summary>What goes wrong.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>The service's time.</summary>
    public EmulatorClock Clock { get; }

    /// <summary>What <c>POST /_emulator/stop</c> does; null where the program that the emulator runs in has no end of its own for it.</summary>
    public Action? StopRequested { get; set; }

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">How it behaves; null for the defaults.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The emulator, ready for requests.</returns>
    /// <exception cref="SeedException">A seed cannot be read.</exception>
    /// <exception cref="System.IO.IOException">The port is taken.</exception>
    public static async Task<EmulatorHost> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        var host = new EmulatorHost(options ?? new EmulatorOptions());
        try
        {
            await host._app.StartAsync(cancellationToken).ConfigureAwait(false);
            var addresses = host._app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
            host.Endpoint = new Uri(addresses.Addresses.Single());
            return host;
        }
        catch
        {
            await host.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Stops the emulator, and whatever request it is still at.</summary>
    /// <returns>When it has stopped.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
    }

    // Ctrl+C and the like belong to the program that the emulator runs in.
    private sealed class GuestLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
