using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using FooBar.ServiceDefaults.Database;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FooBar.Tests.ServiceDefaults.Database;

public sealed class DatabaseRegistrationTests
{
    private static readonly Dictionary<string, string?> Configuration = new()
    {
        ["ConnectionStrings:left"] = "Server=127.0.0.1;Port=1;User ID=app",
        ["ConnectionStrings:right"] = "Server=127.0.0.1;Port=2;User ID=app",
        ["Database:Servers:0"] = "left",
        ["Database:Servers:1"] = "right",
        ["Database:RetryFor"] = "00:00:00",
        ["Database:Breaker:BreakDuration"] = "00:00:07",
    };

    [Fact]
    public void AddFooBarDatabase_Section_IsBound()
    {
        using var service = Build(Configuration);

        var options = service.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value;

        Assert.Equal(["left", "right"], options.Servers);
        Assert.Equal(TimeSpan.Zero, options.RetryFor);
        Assert.Equal(TimeSpan.FromSeconds(7), options.Breaker.BreakDuration);
    }

    [Fact]
    public void AddFooBarDatabase_HealthChecks_AreOneForThePair()
    {
        using var service = Build(Configuration);

        var checks = service.Services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations;

        Assert.Equal(["database"], checks.Select(static check => check.Name));
    }

    [Fact]
    public async Task ReadAsync_NoServerListens_FailsWithTheDriversErrorAsItsCause()
    {
        using var service = Build(Configuration);
        await using var scope = service.Services.CreateAsyncScope();

        var exception = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => scope.ServiceProvider.GetRequiredService<IDatabase>()
            .ReadAsync(static (_, _) => Task.FromResult(0), CancellationToken.None));

        Assert.Equal(("right", DatabaseFailure.Unreachable), (exception.Server, exception.Failure));
        Assert.IsAssignableFrom<System.Data.Common.DbException>(exception.InnerException);
    }

    [Fact]
    public async Task ReadAsync_ServerHangsUp_TheDriverLogsNothing()
    {
        // As the container engine's proxy does while the server behind it is still starting.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var hangingUp = HangUpAsync(listener);
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var logged = new Categories();
        using (var service = Build(new(Configuration) { ["ConnectionStrings:left"] = $"Server=127.0.0.1;Port={port};User ID=app", ["ConnectionStrings:right"] = $"Server=127.0.0.1;Port={port};User ID=app" }, logged))
        {
            await using var scope = service.Services.CreateAsyncScope();

            await Assert.ThrowsAsync<DatabaseUnavailableException>(() => scope.ServiceProvider.GetRequiredService<IDatabase>()
                .ReadAsync(static (_, _) => Task.FromResult(0), CancellationToken.None));
        }

        listener.Stop();
        Assert.True(await hangingUp > 0);
        Assert.DoesNotContain(logged.Written, static category => category.StartsWith("MySqlConnector", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_ConnectionStringMissing_SaysWhichAndHowToSetIt()
    {
        using var service = Build(new(Configuration.Where(static setting => setting.Key != "ConnectionStrings:right")));

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => service.StartAsync());

        Assert.Contains("ConnectionStrings__right", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<int> HangUpAsync(TcpListener listener)
    {
        for (var calls = 0; ; calls++)
        {
            try
            {
                (await listener.AcceptTcpClientAsync()).Dispose();
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return calls;
            }
        }
    }

    private static IHost Build(Dictionary<string, string?> configuration, ILoggerProvider? logs = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(configuration);
        if (logs is not null)
        {
            builder.Logging.SetMinimumLevel(LogLevel.Warning).AddProvider(logs);
        }

        builder.AddFooBarDatabase();
        return builder.Build();
    }

    /// <summary>Who wrote to the log.</summary>
    private sealed class Categories : ILoggerProvider
    {
        public ConcurrentQueue<string> Written { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Writer(categoryName, Written);

        public void Dispose()
        {
        }

        private sealed class Writer(string category, ConcurrentQueue<string> written) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => written.Enqueue(category);
        }
    }
}
