using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Aspire.Hosting.Testing;
using FooBar.AppHost.Networking;
using MySqlConnector;

namespace FooBar.Tests.Functional.Faults;

/// <summary>Each alert: it fires by a fault in a running stack, says what and where to read on, and ends with its fault.</summary>
[Collection(AlertFixtureDefinition.Name)]
[Trait("Category", "Functional")]
[Trait("Category", "Faults")]
public sealed class AlertFaultTests(AlertFixture stack)
{
    [Fact]
    public async Task OneApplicationServer_Stopped_AndAWebhookThatRefuses()
    {
        stack.Alerts.Refuses = true;
        await WithAsync(
            () => stack.CommandAsync("api-1", "stop"),
            async () =>
            {
                stack.Alerts.Refuses = false;
                await StartAsync("api-1");
            },
            ("ServerDown", "api-1 is down"),
            ("ApplicationNotRedundant", "Only one application server is left"),
            ("AlertsNotDelivered", "Alerts do not reach the webhook"));
    }

    [Fact]
    public async Task BothApplicationServers_Stopped_UnderLoad()
    {
        await using var visitors = new Repeating(2, async token => (await stack.Site.GetAsync($"/?probe={Guid.NewGuid():N}", token)).Dispose());
        await WithAsync(
            () => Task.WhenAll(stack.CommandAsync("api-1", "stop"), stack.CommandAsync("api-2", "stop")),
            () => StartAsync("api-1", "api-2"),
            ("NoApplicationServer", "No application server is left"),
            ("ErrorBudgetBurnsFast", "Visitors get errors"),
            ("ErrorBudgetBurnsSlowly", "Some visitors get errors"));
    }

    [Fact]
    public Task LoadBalancer_Stopped() => WithAsync(
        () => stack.CommandAsync("lb", "stop"),
        () => StartAsync("lb"),
        ("LoadBalancerDown", "The load balancer is down"));

    [Fact]
    public async Task Replica_Frozen()
    {
        var (_, replica) = await Replication.RolesAsync(stack);
        var container = StackFixture.ContainerId(stack.App, replica);
        await WithAsync(
            () => Docker.RunAsync("pause", container),
            () => Docker.TryAsync("unpause", container),
            ("ServerDown", $"{replica} is down"),
            ("DatabaseNotRedundant", "One database server works alone"));
    }

    [Fact]
    public async Task Replica_WithATransactionOfItsOwn()
    {
        // What else breaks replication between two servers that answer the sentinel mends; this it leaves to a person, who lets the replica be cloned anew.
        var (_, replica) = await Replication.RolesAsync(stack);
        await WithAsync(
            () => Replication.ScalarAsync(stack, replica, "SET GLOBAL super_read_only = OFF; CREATE TABLE foobar.errant (id INT); SET GLOBAL super_read_only = ON"),
            async () =>
            {
                await stack.CommandAsync(replica, "reclone");

                // The alert is about two servers that answer, and so would end while the replica restarts.
                await stack.HoldsAsync("max(sentinel_sync_ratio) == 1", "both servers are in step again");
            },
            ("ReplicationBroken", "Both databases run, and replication between them does not"));
    }

    [Fact]
    public async Task Applier_HeldUp()
    {
        var (_, replica) = await Replication.RolesAsync(stack);
        await WithLockAsync(replica, "FLUSH TABLES WITH READ LOCK", ("ReplicationLagging", $"{replica} lags behind the primary"));
    }

    [Fact]
    public async Task Writes_HeldUp()
    {
        var (primary, _) = await Replication.RolesAsync(stack);

        // The sentinel would replace the primary, which is what the alert is there for when it cannot.
        await stack.CommandAsync(primary, "pause-failover");
        try
        {
            await WithLockAsync(primary, "LOCK TABLES ha.heartbeat WRITE, ha.nudge WRITE", ("WritesStalled", "The primary acknowledges no writes"));
        }
        finally
        {
            await stack.CommandAsync(primary, "resume-failover");
        }
    }

    [Fact]
    public async Task Primary_SwitchedOver()
    {
        var (primary, _) = await Replication.RolesAsync(stack);
        await Eventually.TrueAsync(async token => (await stack.App.ResourceCommands.ExecuteCommandAsync(primary, "switchover", token)).Success, "the sentinel switches over");

        await stack.FiresAsync("FailoverHappened", "Another database server is primary");
        await stack.EndsAsync("FailoverHappened");
    }

    [Fact]
    public async Task Posts_ThatWaitForALock()
    {
        var (primary, _) = await Replication.RolesAsync(stack);
        await using (new Repeating(20, async token => (await stack.Site.PostAsJsonAsync("/api/threads", new { title = "Late", body = "It waits.", author = "Ada" }, token)).Dispose()))
        await using (new Repeating(1, async _ => await Replication.ScalarAsync(stack, primary, "LOCK TABLES foobar.threads WRITE; DO SLEEP(0.8); UNLOCK TABLES")))
        {
            await stack.FiresAsync("LatencyBudgetBurnsFast", "The application is slow");
            await stack.FiresAsync("LatencyBudgetBurnsSlowly", "The application is often slow");
        }

        await stack.EndsAsync("LatencyBudgetBurnsFast");
        await stack.EndsAsync("LatencyBudgetBurnsSlowly");
    }

    [Fact]
    public async Task Connections_OfADatabaseAlmostAllTaken()
    {
        var (_, replica) = await Replication.RolesAsync(stack);
        var address = $"{await stack.App.GetConnectionStringAsync(replica)};Pooling=false";
        var taken = Enumerable.Range(0, 170).Select(_ => new MySqlConnection(address)).ToList();
        await WithAsync(
            async () =>
            {
                foreach (var connection in taken)
                {
                    await connection.OpenAsync();
                }
            },
            () => Task.WhenAll(taken.Select(static connection => connection.DisposeAsync().AsTask())),
            ("ConnectionsAlmostExhausted", "Almost all connections of the database tier are taken"));
    }

    [RootFact]
    public async Task Disk_FillsUp()
    {
        var more = new byte[64 * 1024];
        await using (new Repeating(1, token => File.AppendAllBytesAsync(Path.Combine(stack.DiskFolder, "filler"), more, token)))
        {
            await stack.FiresAsync("DiskFullSoon", "The disk will be full soon");
            await stack.FiresAsync("DiskAlmostFull", "The disk is almost full");
        }

        await stack.Disk.FreeAsync();
        await stack.EndsAsync("DiskAlmostFull");
        await stack.EndsAsync("DiskFullSoon");
    }

    [Fact]
    public async Task Processors_Busy()
    {
        using var stop = new CancellationTokenSource();
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(Work)).ToList();
        threads.ForEach(static thread => thread.Start());
        await WithAsync(
            () => Task.CompletedTask,
            async () =>
            {
                await stop.CancelAsync();
                threads.ForEach(static thread => thread.Join());
            },
            ("ProcessorBusy", "The processors are busy"));

        // Without ever yielding, as SpinUntil would: a processor that rests now and then is not busy.
        void Work()
        {
            while (!stop.IsCancellationRequested)
            {
                Thread.SpinWait(1_000);
            }
        }
    }

    [Fact]
    public Task Certificate_ThatEndsTomorrow() => WithAsync(
        () => ServeCertificateAsync(TimeSpan.FromDays(1)),
        () => ServeCertificateAsync(TimeSpan.FromDays(90)),
        ("CertificateExpiresNow", "The site's certificate expires within two days, or has"),
        ("CertificateExpiresSoon", "The site's certificate expires soon"));

    [Fact]
    public async Task Addresses_ThatDoNotExist_AskedForByManyAtOnce()
    {
        // What it is compared with: a quiet site.
        using (await stack.Site.GetAsync("/nothing-here"))
        {
            await stack.HoldsAsync("count_over_time(edge:client_errors:rate5m[10m]) > 15 and edge:requests:rate5m < 1", "Prometheus knows how it was while it was quiet");
        }

        await using (new Repeating(8, async token => (await stack.Site.GetAsync($"/nothing-here/{Guid.NewGuid():N}", token)).Dispose()))
        {
            await stack.FiresAsync("Scan", "Somebody looks for what is not there");
            await stack.FiresAsync("ClientErrorsSpike", "Many more requests than usual are refused");
            await stack.FiresAsync("TrafficSpike", "Many more requests than usual");
        }

        await stack.EndsAsync("Scan");
        await stack.EndsAsync("ClientErrorsSpike");
        await stack.EndsAsync("TrafficSpike");
    }

    [Fact]
    public async Task Passwords_Tried()
    {
        await using (new Repeating(4, async token => (await stack.Site.PostAsJsonAsync("/api/token", new { name = $"nobody{Random.Shared.Next()}", password = "a guess of many letters" }, token)).Dispose()))
        {
            await stack.FiresAsync("SignInFailures", "Many sign-ins fail");
        }

        await stack.EndsAsync("SignInFailures");
    }

    [Fact]
    public async Task ProxysLines_ThatNobodyCanRead()
    {
        using var socket = new UdpClient();
        socket.Connect(DockerBridge.GetHostAddress(stack.App.Configuration()), stack.App.GetEndpoint("telemetry", "http").Port);
        await using (new Repeating(1, async token => await socket.SendAsync("<134>lb: {\"proxy\":\"haproxy\","u8.ToArray(), token)))
        {
            await stack.FiresAsync("TelemetryLost", "Log lines of the proxies are lost");
        }

        await stack.EndsAsync("TelemetryLost");
    }

    private async Task WithAsync(Func<Task> fault, Func<Task> undo, params (string Name, string Summary)[] alerts)
    {
        try
        {
            await fault();
            foreach (var (name, summary) in alerts)
            {
                await stack.FiresAsync(name, summary);
            }
        }
        finally
        {
            await undo();
        }

        foreach (var (name, _) in alerts)
        {
            await stack.EndsAsync(name);
        }
    }

    // Who has the lock lets go of it with the connection.
    private async Task WithLockAsync(string server, string statement, (string Name, string Summary) alert)
    {
        var connection = new MySqlConnection($"{await stack.App.GetConnectionStringAsync(server)};Pooling=false");
        await WithAsync(
            async () =>
            {
                await connection.OpenAsync();
                await using var command = new MySqlCommand(statement, connection);
                await command.ExecuteNonQueryAsync();
            },
            () => connection.DisposeAsync().AsTask(),
            alert);
    }

    private async Task StartAsync(params string[] resources)
    {
        using var deadline = new CancellationTokenSource(StackFixture.Patience);
        await Task.WhenAll(resources.Select(resource => stack.CommandAsync(resource, "start")));
        await stack.HealthyAsync(resources, deadline.Token);
    }

    private async Task ServeCertificateAsync(TimeSpan validity)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(now - TimeSpan.FromHours(1), now + validity);
        var file = Path.Combine(stack.ConfigurationFolder, "site.pem");
        await File.WriteAllTextAsync(file, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        await Docker.RunAsync("cp", file, $"{StackFixture.ContainerId(stack.App, "lb")}:/usr/local/etc/haproxy/certificates/site.pem");
        await stack.CommandAsync("lb", "reload");

        // It looks once a minute, and at its start. Until it has started nobody knows of any certificate.
        await stack.CommandAsync("telemetry", "restart");
        await stack.HoldsAsync(FormattableString.Invariant($"foobar_certificate_not_after_seconds == {new DateTimeOffset(certificate.NotAfter).ToUnixTimeSeconds()}"), "Prometheus knows when the new certificate ends");
    }
}
