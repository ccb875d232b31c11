using FooBar.Sentinel.Witness;
using MySqlConnector;

namespace FooBar.Sentinel.Servers;

/// <summary>The row that the primary's life is read from, everywhere.</summary>
internal static class Heartbeat
{
    /// <summary>Commits the next beat.</summary>
    public static Task WriteAsync(MySqlConnection connection, WitnessState witness, CancellationToken cancellationToken) => connection.ExecuteAsync(
        """
        INSERT INTO ha.heartbeat (id, epoch, mode, beat, at) VALUES (1, @epoch, @mode, 1, CURRENT_TIMESTAMP(6))
        ON DUPLICATE KEY UPDATE epoch = @epoch, mode = @mode, beat = beat + 1, at = CURRENT_TIMESTAMP(6)
        """,
        cancellationToken,
        ("@epoch", witness.Epoch),
        ("@mode", witness.Mode is ReplicationMode.Sync ? "SYNC" : "SOLO"));

    /// <summary>
    /// Commits a write of another row. A beat that waits for a lost acknowledgement holds its row; the replica's acknowledgement of any later
    /// write counts for it too.
    /// </summary>
    public static Task NudgeAsync(MySqlConnection connection, int id, CancellationToken cancellationToken) => connection.ExecuteAsync(
        "INSERT INTO ha.nudge (id, at) VALUES (@id, CURRENT_TIMESTAMP(6)) ON DUPLICATE KEY UPDATE at = CURRENT_TIMESTAMP(6)",
        cancellationToken,
        ("@id", id));
}
