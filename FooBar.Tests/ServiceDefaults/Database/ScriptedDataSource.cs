using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace FooBar.Tests.ServiceDefaults.Database;

/// <summary>A data source whose connections open as a test says, and can do nothing else: enough for rules about servers, of no use for SQL.</summary>
internal sealed class ScriptedDataSource(string name) : DbDataSource
{
    /// <summary>What opening does. Default: it succeeds.</summary>
    public Func<CancellationToken, Task> Opening { get; set; } = static _ => Task.CompletedTask;

    public int Opened { get; private set; }

    public int Closed { get; private set; }

    public override string ConnectionString => name;

    protected override DbConnection CreateDbConnection() => new Connection(this);

    protected override async ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default)
    {
        Opened++;
        await Opening(cancellationToken);
        return new Connection(this);
    }

    private sealed class Connection(ScriptedDataSource source) : DbConnection
    {
        [AllowNull]
        public override string ConnectionString { get; set; } = source.ConnectionString;

        public override string Database => "";

        public override string DataSource => source.ConnectionString;

        public override string ServerVersion => "";

        public override ConnectionState State => ConnectionState.Open;

        public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

        public override void Close() => source.Closed++;

        public override void Open() => throw new NotSupportedException();

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException();

        protected override DbCommand CreateDbCommand() => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                Close();
            }

            base.Dispose(disposing);
        }
    }
}
