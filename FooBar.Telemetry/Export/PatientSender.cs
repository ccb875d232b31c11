using Google.Protobuf;

namespace FooBar.Telemetry.Export;

/// <summary>Sends messages that must not get lost because the endpoint is away for a moment.</summary>
internal sealed partial class PatientSender(OtlpClient client, TimeProvider clock, ILogger<PatientSender> logger)
{
    // A dashboard that restarts is back within this time; meanwhile the caller's queue holds what comes.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Sends a message, again and again until it is taken. An empty one counts as taken.</summary>
    /// <returns>Whether it was taken; false after half a minute.</returns>
    public async Task<bool> SendAsync(OtlpSignal signal, IMessage message, CancellationToken cancellationToken)
    {
        if (message.CalculateSize() == 0)
        {
            return true;
        }

        var bytes = message.ToByteArray();
        var began = clock.GetTimestamp();
        while (true)
        {
            try
            {
                await client.SendAsync(signal, bytes, cancellationToken);
                return true;
            }
            catch (Exception failure) when (OtlpClient.IsFailure(failure, cancellationToken))
            {
                if (clock.GetElapsedTime(began) > Patience)
                {
                    LogNotExported(signal, failure.Message);
                    return false;
                }
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    [LoggerMessage(10, LogLevel.Warning, "A message of {Signal} is lost: the OTLP endpoint did not take it. {Reason}")]
    private partial void LogNotExported(OtlpSignal signal, string reason);
}
