namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource's connection string, as something that another resource needs.</summary>
/// <param name="resource">The resource.</param>
/// <param name="optional">Whether the other one can do without.</param>
public class ConnectionStringReference(IResourceWithConnectionString resource, bool optional) : IExpressionValue, IValueWithReferences
{
    /// <summary>The resource.</summary>
    public IResourceWithConnectionString Resource { get; } = resource ?? throw new ArgumentNullException(nameof(resource));

    /// <summary>Whether the one who refers to it can do without.</summary>
    public bool Optional { get; } = optional;

    /// <inheritdoc />
    string IManifestExpressionProvider.ValueExpression => Resource.ValueExpression;

    /// <inheritdoc />
    IEnumerable<object> IValueWithReferences.References => [Resource];

    /// <inheritdoc />
    ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken cancellationToken) => Require(Resource.GetConnectionStringAsync(cancellationToken));

    /// <inheritdoc />
    ValueTask<string?> IValueProvider.GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken) =>
        Require(Resource.GetValueAsync(context, cancellationToken));

    private async ValueTask<string?> Require(ValueTask<string?> pending)
    {
        var value = await pending;
        return string.IsNullOrEmpty(value) && !Optional
            ? throw new DistributedApplicationException($"The connection string of '{Resource.Name}' is empty, and a resource needs it.")
            : value;
    }
}
