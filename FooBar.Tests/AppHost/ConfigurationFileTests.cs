using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Aspire.Hosting.ApplicationModel;
using FooBar.AppHost.Alertmanager;
using FooBar.Tests.AppHost.Prometheus;

namespace FooBar.Tests.AppHost;

/// <summary>Every configuration file passes the checker of the server that reads it, in the image that the stack uses.</summary>
[Trait("Category", "Functional")]
public sealed class ConfigurationFileTests
{
    [Theory]
    [InlineData("Development")]
    [InlineData("Production", "TELEMETRY=127.0.0.1:4318", "OTEL_SERVICE_NAME=lb", "TRACE_SAMPLES_PER_MILLION=5000", "TRACE_CLIENTS=10.0.0.0/8 2001:db8::1", "CLIENT_HASH_KEY=QUJDREVGR0g=")]
    public async Task HAProxy_Configuration_IsValid(string environment, params string[] telemetry)
    {
        await using var builder = await StackComposition.CreateAsync();
        using var certificates = new Folder();
        await certificates.WriteAsync("site.pem", SelfSigned());

        await CheckAsync([
            "--user", "0",
            "--volume", $"{builder.AppHostDirectory}/HAProxy/configuration:/check:ro",
            "--volume", $"{builder.AppHostDirectory}/HAProxy/configuration/unavailable.html:/usr/local/etc/haproxy/unavailable.html:ro",
            "--volume", $"{certificates.Path}:/usr/local/etc/haproxy/certificates:ro",
            "--env", $"ENVIRONMENT={environment}", "--env", "HTTPS_PORT=8443", "--env", "WEB=web:8080", "--env", "API_1=127.0.0.1:5101", "--env", "API_2=127.0.0.1:5102",
            .. telemetry.SelectMany(static variable => new[] { "--env", variable }),
            // -dW: a warning counts as a failure.
            StackComposition.ImageOf(builder, "lb"), "haproxy", "-dW", "-c", "-f", "/check/haproxy.cfg"]);
    }

    [Theory]
    [InlineData]
    [InlineData("TELEMETRY=127.0.0.1:4318", "NGINX_ENVSUBST_OUTPUT_DIR=/tmp")]
    public async Task Nginx_Configuration_IsValid(params string[] telemetry)
    {
        await using var builder = await StackComposition.CreateAsync();

        await CheckAsync([
            "--user", "101:101",
            .. telemetry.Length == 0 ? [] : (string[])["--volume", $"{builder.AppHostDirectory}/Nginx/telemetry:/etc/nginx/templates:ro"],
            .. telemetry.SelectMany(static variable => new[] { "--env", variable }),
            "--volume", $"{builder.AppHostDirectory}/Nginx/configuration/nginx.conf:/etc/nginx/nginx.conf:ro",
            StackComposition.ImageOf(builder, "web"), "nginx", "-t"]);
    }

    [Theory]
    [InlineData("mysql-1")]
    [InlineData("mysql-2")]
    public async Task MySql_Configuration_IsValid(string server)
    {
        await using var builder = await StackComposition.CreateAsync();

        await CheckAsync(
            "--entrypoint", "mysqld",
            "--volume", $"{builder.AppHostDirectory}/MySql/configuration/foobar.cnf:/etc/mysql/conf.d/foobar.cnf:ro",
            StackComposition.ImageOf(builder, server), "--user=mysql", "--server-id=1", "--validate-config");
    }

    [Fact]
    public async Task Prometheus_Configuration_IsValid()
    {
        await using var builder = await StackComposition.CreateAsync();

        await CheckAsync(
            "--entrypoint", "promtool",
            "--volume", $"{builder.AppHostDirectory}/Prometheus/configuration:/check:ro",
            // A doubtful rule counts as a failure.
            StackComposition.ImageOf(builder, "prometheus"), "check", "config", "--lint=all", "--lint-fatal", "/check/prometheus.yml");
    }

    [Fact]
    public async Task Prometheus_EveryAlertRule_FiresAndEndsAsItsTestsSay()
    {
        await using var builder = await StackComposition.CreateAsync();

        await CheckAsync([
            "--entrypoint", "promtool",
            "--volume", $"{builder.AppHostDirectory}/Prometheus/configuration/rules:/etc/prometheus/rules:ro",
            "--volume", $"{AlertRules.TestFolder}:/tests:ro",
            StackComposition.ImageOf(builder, "prometheus"), "test", "rules",
            .. Directory.EnumerateFiles(AlertRules.TestFolder, "*.yml").Select(static file => $"/tests/{Path.GetFileName(file)}")]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://alerts.example/hook?key=1")]
    public async Task Alertmanager_Configuration_IsValid(string? webhook)
    {
        await using var builder = await StackComposition.CreateAsync();
        using var folder = new Folder();
        foreach (var file in await AlertmanagerBuilderExtensions.FilesAsync($"{builder.AppHostDirectory}/Alertmanager/configuration", webhook, CancellationToken.None))
        {
            await folder.WriteAsync(file.Name, ((ContainerFile)file).Contents!);
        }

        await CheckAsync(
            "--entrypoint", "amtool", "--user", "0",
            "--volume", $"{folder.Path}:/etc/alertmanager:ro",
            StackComposition.ImageOf(builder, "alertmanager"), "check-config", "/etc/alertmanager/alertmanager.yml");
    }

    private static async Task CheckAsync(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("docker", ["run", "--rm", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var docker = Process.Start(start)!;
        var output = await Task.WhenAll(docker.StandardOutput.ReadToEndAsync(), docker.StandardError.ReadToEndAsync());
        await docker.WaitForExitAsync();

        Assert.True(docker.ExitCode == 0, string.Concat(output));
    }

    private static string SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("foobar-check-").FullName;

        public Task WriteAsync(string name, string contents) => File.WriteAllTextAsync(System.IO.Path.Combine(Path, name), contents);

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
