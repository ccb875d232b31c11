namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value with a name of its own, such as <c>{db.connectionString}</c>.</summary>
public interface IManifestExpressionProvider
{
    /// <summary>The name, in braces.</summary>
    string ValueExpression { get; }
}
