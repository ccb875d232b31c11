using System.Collections.ObjectModel;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A MySQL server in a container.</summary>
public class MySqlServerResource : ContainerResource, IResourceWithConnectionString
{
    internal const string PrimaryEndpointName = "tcp";
    internal const string UserName = "root";
    private readonly List<MySqlDatabaseResource> _databases = [];

    /// <summary>Describes a server.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="password">The password of its root account.</param>
    public MySqlServerResource(string name, ParameterResource password) : base(name)
    {
        ArgumentNullException.ThrowIfNull(password);
        PasswordParameter = password;
        PrimaryEndpoint = new EndpointReference(this, PrimaryEndpointName);
    }

    /// <summary>Where it takes connections.</summary>
    public EndpointReference PrimaryEndpoint { get; }

    /// <summary>The host it takes connections on.</summary>
    public EndpointReferenceExpression Host => PrimaryEndpoint.Property(EndpointProperty.Host);

    /// <summary>The port it takes connections on.</summary>
    public EndpointReferenceExpression Port => PrimaryEndpoint.Property(EndpointProperty.Port);

    /// <summary>The password of its root account.</summary>
    public ParameterResource PasswordParameter { get; set; }

    /// <inheritdoc />
    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"Server={Host};Port={Port};User ID={UserName};Password={PasswordParameter}");

    /// <summary>The databases' own names, by resource name.</summary>
    public IReadOnlyDictionary<string, string> Databases =>
        new ReadOnlyDictionary<string, string>(_databases.ToDictionary(database => database.Name, database => database.DatabaseName, StringComparer.OrdinalIgnoreCase));

    /// <summary>The databases.</summary>
    internal IReadOnlyList<MySqlDatabaseResource> DatabaseResources => _databases;

    internal void AddDatabase(MySqlDatabaseResource database) => _databases.Add(database);
}
