using System.Diagnostics.Metrics;
using System.Text;
using FooBar.Telemetry;
using FooBar.Telemetry.AccessLog;
using FooBar.Telemetry.Export;
using FooBar.Telemetry.Otlp;
using FooBar.Telemetry.Receiving;
using FooBar.Tests.Telemetry.AccessLog;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FooBar.Tests.Telemetry.Export;

public sealed class RequestExportTests
{
    private const int Requests = 1500;

    [Fact]
    public async Task Stop_ManyRequestsWait_AreSentInMessagesOfTheUsualSize()
    {
        using var endpoint = new Endpoint();
        using var http = new HttpClient(endpoint);
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var queue = new RequestQueue();
        var request = AccessLogReader.Read(Encoding.UTF8.GetBytes(RecordedLines.Edge))!;
        for (var i = 0; i < Requests; i++)
        {
            Assert.True(queue.TryAdd(request));
        }

        var clock = new FakeTimeProvider();
        using var export = new RequestExport(
            queue,
            new PatientSender(new OtlpClient(http, new OtlpTarget(new Uri("http://localhost"), IsGrpc: false, [])), clock, NullLogger<PatientSender>.Instance),
            new WorkerMetrics(services.GetRequiredService<IMeterFactory>(), new KernelDrops()),
            Options.Create(new TelemetryOptions()),
            clock);
        await export.StartAsync(CancellationToken.None);
        await endpoint.Asked;
        await export.StopAsync(CancellationToken.None);

        Assert.Equal([476, 512, 512], endpoint.Spans.Order());
        Assert.Equal([476, 512, 512], endpoint.Records.Order());
    }

    // Takes nothing until those who ask first, with spans and with records, have given up.
    private sealed class Endpoint : HttpMessageHandler
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _waiting;
        private volatile bool _takes;

        public Task Asked => _asked.Task;

        public List<int> Spans { get; } = [];

        public List<int> Records { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!_takes)
            {
                if (Interlocked.Increment(ref _waiting) == 2)
                {
                    _asked.SetResult();
                }

                try
                {
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                }
                finally
                {
                    _takes = true;
                }
            }

            var message = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            lock (_asked)
            {
                if (request.RequestUri!.AbsolutePath == "/v1/traces")
                {
                    Spans.Add(ExportTraceServiceRequest.Parser.ParseFrom(message).ResourceSpans.Sum(static of => of.ScopeSpans.Sum(static scope => scope.Spans.Count)));
                }
                else
                {
                    Records.Add(ExportLogsServiceRequest.Parser.ParseFrom(message).ResourceLogs.Sum(static of => of.ScopeLogs.Sum(static scope => scope.LogRecords.Count)));
                }
            }

            return new HttpResponseMessage();
        }
    }
}
