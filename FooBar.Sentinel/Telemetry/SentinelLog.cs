using FooBar.Sentinel.Decision;

namespace FooBar.Sentinel.Telemetry;

/// <summary>The sentinel's log events.</summary>
internal static partial class SentinelLog
{
    [LoggerMessage(EventId = 1, Message = "{Finding}: {Description} {Recovery} ({Server}; {Detail})")]
    public static partial void LogFinding(this ILogger logger, LogLevel level, Finding finding, string description, string recovery, string? server, string? detail);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "{Transition} of {Server} begins in epoch {Epoch}")]
    public static partial void LogTransitionBegins(this ILogger logger, StepKind transition, string? server, long epoch);

    [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "{Step}: {Milliseconds:0} ms")]
    public static partial void LogStep(this ILogger logger, string step, double milliseconds);

    [LoggerMessage(EventId = 4, Level = LogLevel.Information, Message = "{Transition} of {Server} done after {Milliseconds:0} ms: epoch {Epoch}, primary {Primary}, {Mode}")]
    public static partial void LogTransitionDone(
        this ILogger logger, StepKind transition, string? server, double milliseconds, long epoch, string? primary, Witness.ReplicationMode? mode);

    [LoggerMessage(EventId = 5, Level = LogLevel.Warning, Message = "{Transition} of {Server} was not carried through: {Reason}")]
    public static partial void LogTransitionFailed(this ILogger logger, StepKind transition, string? server, string reason);

    [LoggerMessage(EventId = 6, Level = LogLevel.Warning, Message = "{Reason}")]
    public static partial void LogStandby(this ILogger logger, string reason);

    [LoggerMessage(EventId = 7, Level = LogLevel.Information, Message = "An operator asked for {Command}: {Outcome}")]
    public static partial void LogOperator(this ILogger logger, Operator.OperatorCommand command, string outcome);

    [LoggerMessage(EventId = 8, Level = LogLevel.Error, Message = "A round of the sentinel failed; it goes on with the next")]
    public static partial void LogRoundFailed(this ILogger logger, Exception failure);
}
