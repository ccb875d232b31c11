using System.Collections.Frozen;

namespace FooBar.Telemetry.Databases;

/// <summary>
/// What a server tells of itself in its error log with the label System: that it starts, ends, recovers or follows another one. The label does not
/// reach telemetry, where these messages come as errors; their symbols do. One that is not listed stays an error.
/// </summary>
internal static class SystemMessages
{
    private static readonly FrozenSet<string> Symbols = FrozenSet.Create(
        StringComparer.Ordinal,
        // Start and end.
        "ER_SRV_START",
        "ER_SRV_END",
        "ER_STARTING_AS",
        "ER_STARTING_INIT",
        "ER_ENDING_INIT",
        "ER_SERVER_STARTUP_MSG",
        "ER_SERVER_SHUTDOWN_INFO",
        "ER_SERVER_SHUTDOWN_COMPLETE",
        "ER_SERVER_STARTING_WITH_RESOURCE",
        "ER_SERVER_UPGRADE_STATUS",
        "ER_SERVER_VERSION_INFO",
        "ER_TLS_CONFIGURED_FOR_CHANNEL",
        "ER_XPLUGIN_LISTENER_STATUS_MSG",
        // Recovery.
        "ER_IB_MSG_INNODB_START_INITIALIZE",
        "ER_IB_MSG_INNODB_END_INITIALIZE",
        "ER_XA_STARTING_RECOVERY",
        "ER_XA_RECOVERY_DONE",
        // Replication.
        "ER_REPLICA_CHANGE_SOURCE_TO_EXECUTED",
        "ER_RPL_REPLICA_CONNECTED_TO_SOURCE_RPL_STARTED_GTID_BASED");

    /// <summary>Whether the server says this with the label System.</summary>
    /// <param name="symbol">The name of the message, as MySQL's list of error messages has it.</param>
    public static bool Contains(string symbol) => Symbols.Contains(symbol);
}
