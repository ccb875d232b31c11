using FooBar.Telemetry.Metrics;

namespace FooBar.Telemetry.Databases;

/// <summary>
/// Which of a MySQL server's 180 metrics are passed on, and as what. The server names them within its meters (<c>reads</c> is in two of them); the
/// names here are those of the OpenTelemetry collector's receiver for MySQL where it has one.
/// </summary>
internal static class DatabaseInstruments
{
    private static readonly Instrument Threads = new("mysql.threads", "{thread}", InstrumentKind.UpDownCounter, "Threads by kind.");
    private static readonly Instrument ConnectionErrors = new("mysql.connection.errors", "{error}", InstrumentKind.Counter, "Connections that were refused, failed or broke off.");
    private static readonly Instrument NetworkIo = new("mysql.client.network.io", "By", InstrumentKind.Counter, "Bytes between the server and its clients.");
    private static readonly Instrument Rows = new("mysql.row_operations", "{row}", InstrumentKind.Counter, "Rows by operation.");
    private static readonly Instrument Temporary = new("mysql.tmp_resources", "{resource}", InstrumentKind.Counter, "What was made for queries for the time being.");
    private static readonly Instrument Joins = new("mysql.joins", "{join}", InstrumentKind.Counter, "Joins without an index, and scans of a first table.");
    private static readonly Instrument Pages = new("mysql.buffer_pool.pages", "{page}", InstrumentKind.UpDownCounter, "Pages of the buffer pool by kind.");
    private static readonly Instrument PoolOperations = new("mysql.buffer_pool.operations", "{operation}", InstrumentKind.Counter, "Operations on the buffer pool; reads are those that had to go to the disk.");
    private static readonly Instrument DataIo = new("mysql.data.io", "By", InstrumentKind.Counter, "Bytes of the data files.");
    private static readonly Instrument LogOperations = new("mysql.log_operations", "{operation}", InstrumentKind.Counter, "Operations on the redo log.");

    private static readonly Dictionary<(string Meter, string Name), PassedOn> All = new()
    {
        [("mysql.stats", "uptime")] = new(new("mysql.uptime", "s", InstrumentKind.Counter, "Since the server's start.")),
        [("mysql.stats", "threads_connected")] = new(Threads, ("kind", "connected")),
        [("mysql.stats", "threads_running")] = new(Threads, ("kind", "running")),
        [("mysql.stats", "threads_cached")] = new(Threads, ("kind", "cached")),
        [("mysql.stats.connection", "total")] = new(new("mysql.connection.count", "{connection}", InstrumentKind.Counter, "Attempts to connect.")),
        [("mysql.stats", "max_used_connections")] = new(new("mysql.connection.max_used", "{connection}", InstrumentKind.Gauge, "The most connections at one time since the start.")),
        [("mysql.stats.connection", "errors_max_connections")] = new(ConnectionErrors, ("error", "max_connections")),
        [("mysql.stats.connection", "errors_internal")] = new(ConnectionErrors, ("error", "internal")),
        [("mysql.stats", "aborted_connects")] = new(ConnectionErrors, ("error", "aborted")),
        [("mysql.stats", "aborted_clients")] = new(ConnectionErrors, ("error", "aborted_clients")),
        [("mysql.stats", "queries")] = new(new("mysql.query.count", "{query}", InstrumentKind.Counter, "Statements executed.")),
        [("mysql.stats", "questions")] = new(new("mysql.query.client.count", "{query}", InstrumentKind.Counter, "Statements sent by clients.")),
        [("mysql.stats", "slow_queries")] = new(new("mysql.query.slow.count", "{query}", InstrumentKind.Counter, "Statements that took longer than long_query_time.")),
        [("mysql.stats", "bytes_received")] = new(NetworkIo, ("kind", "received")),
        [("mysql.stats", "bytes_sent")] = new(NetworkIo, ("kind", "sent")),
        [("mysql.inno", "rows_read")] = new(Rows, ("operation", "read")),
        [("mysql.inno", "rows_inserted")] = new(Rows, ("operation", "inserted")),
        [("mysql.inno", "rows_updated")] = new(Rows, ("operation", "updated")),
        [("mysql.inno", "rows_deleted")] = new(Rows, ("operation", "deleted")),
        [("mysql.inno", "row_lock_waits")] = new(new("mysql.row_locks", "{lock}", InstrumentKind.Counter, "Row locks that were waited for."), ("kind", "waits")),
        [("mysql.inno", "row_lock_time")] = new(new("mysql.row_lock.time", "s", InstrumentKind.Counter, "Time waited for row locks."), Scale: 1e-3),
        [("mysql.inno", "row_lock_current_waits")] = new(new("mysql.row_lock.current", "{lock}", InstrumentKind.UpDownCounter, "Row locks that are waited for now.")),
        [("mysql.stats", "created.tmp_disk_tables")] = new(Temporary, ("resource", "disk_tables")),
        [("mysql.stats", "created.tmp_tables")] = new(Temporary, ("resource", "tables")),
        [("mysql.stats", "created.tmp_files")] = new(Temporary, ("resource", "files")),
        [("mysql.stats", "select_full_join")] = new(Joins, ("kind", "full")),
        [("mysql.stats", "select_scan")] = new(Joins, ("kind", "scan")),
        [("mysql.inno.buffer_pool", "pages_data")] = new(Pages, ("kind", "data")),
        [("mysql.inno.buffer_pool", "pages_free")] = new(Pages, ("kind", "free")),
        [("mysql.inno.buffer_pool", "pages_misc")] = new(Pages, ("kind", "misc")),
        [("mysql.inno.buffer_pool", "bytes_dirty")] = new(new("mysql.buffer_pool.dirty", "By", InstrumentKind.UpDownCounter, "Bytes of the buffer pool that are changed and not yet written.")),
        [("mysql.inno.buffer_pool", "read_requests")] = new(PoolOperations, ("operation", "read_requests")),
        [("mysql.inno.buffer_pool", "reads")] = new(PoolOperations, ("operation", "reads")),
        [("mysql.inno.buffer_pool", "wait_free")] = new(PoolOperations, ("operation", "wait_free")),
        [("mysql.inno.data", "read")] = new(DataIo, ("operation", "read")),
        [("mysql.inno.data", "written")] = new(DataIo, ("operation", "written")),
        [("mysql.inno", "log_writes")] = new(LogOperations, ("operation", "writes")),
        [("mysql.inno", "os_log_fsyncs")] = new(LogOperations, ("operation", "fsyncs")),
        [("mysql.inno", "log_waits")] = new(LogOperations, ("operation", "waits")),
        [("mysql.inno", "redo_log_physical_size")] = new(new("mysql.redo_log.size", "By", InstrumentKind.UpDownCounter, "The redo log on disk.")),
    };

    /// <summary>What becomes of a metric; null when it is left out.</summary>
    public static PassedOn? Find(string meter, string name) => All.GetValueOrDefault((meter, name));
}
