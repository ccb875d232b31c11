using System.Data.Common;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A database on a MySQL server.</summary>
/// <param name="name">The resource's name.</param>
/// <param name="databaseName">The database's own name.</param>
/// <param name="parent">The server.</param>
public class MySqlDatabaseResource(string name, string databaseName, MySqlServerResource parent)
    : Resource(name), IResourceWithParent<MySqlServerResource>, IResourceWithConnectionString
{
    /// <summary>The server.</summary>
    public MySqlServerResource Parent { get; } = parent ?? throw new ArgumentNullException(nameof(parent));

    /// <summary>The database's own name.</summary>
    public string DatabaseName { get; } = !string.IsNullOrEmpty(databaseName) ? databaseName : throw new ArgumentException("A database needs a name.", nameof(databaseName));

    /// <inheritdoc />
    public ReferenceExpression ConnectionStringExpression
    {
        get
        {
            // Quotes a name that needs it.
            var suffix = new DbConnectionStringBuilder { ["Database"] = DatabaseName }.ConnectionString;
            return ReferenceExpression.Create($"{Parent};{suffix}");
        }
    }
}
