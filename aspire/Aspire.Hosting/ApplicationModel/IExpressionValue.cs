namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that is known later and has a name of its own.</summary>
public interface IExpressionValue : IValueProvider, IManifestExpressionProvider;
