using System.Diagnostics.Metrics;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace FooBar.Telemetry.Certificates;

/// <summary>Looks at the certificate that the site serves, as a browser would, and tells how long it is valid. While the site does not answer, what was seen last holds.</summary>
internal sealed partial class CertificateWatch : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly CertificateOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<CertificateWatch> _logger;
    private readonly Meter _meter;
    private long _notAfter;

    public CertificateWatch(IMeterFactory meters, IOptions<CertificateOptions> options, TimeProvider clock, ILogger<CertificateWatch> logger)
    {
        (_options, _clock, _logger) = (options.Value, clock, logger);
        _meter = meters.Create("FooBar.Certificate");
        _meter.CreateObservableGauge("foobar.certificate.not_after", Measure, "s", "When the site's certificate ends, in seconds since 1970.");
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    /// <summary>Until when the certificate at an address is valid, whoever signed it.</summary>
    /// <exception cref="SocketException">Nobody answers.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    /// <exception cref="AuthenticationException">There was no TLS to be agreed on.</exception>
    internal static async Task<DateTimeOffset> ReadAsync(Uri site, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(site.Host, site.Port, cancellationToken);
        await using var tls = new SslStream(client.GetStream());
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = site.Host, RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate is not null },
            cancellationToken);
        return X509CertificateLoader.LoadCertificate(tls.RemoteCertificate!.GetRawCertData()).NotAfter.ToUniversalTime();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_options.Site is not { } site)
        {
            return;
        }

        using var timer = new PeriodicTimer(_options.Interval, _clock);
        do
        {
            await LookAsync(site, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(Uri site, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var patience = new CancellationTokenSource(Patience, _clock);
        using var registration = patience.Token.Register(deadline.Cancel);
        try
        {
            Volatile.Write(ref _notAfter, (await ReadAsync(site, deadline.Token)).ToUnixTimeSeconds());
        }
        catch (Exception failure) when (failure is SocketException or IOException or AuthenticationException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogNotSeen(site, failure.Message);
        }
    }

    private IEnumerable<Measurement<long>> Measure() => Volatile.Read(ref _notAfter) is > 0 and var time ? [new(time)] : [];

    [LoggerMessage(40, LogLevel.Debug, "The certificate of {Site} was not seen: {Reason}")]
    private partial void LogNotSeen(Uri site, string reason);
}
