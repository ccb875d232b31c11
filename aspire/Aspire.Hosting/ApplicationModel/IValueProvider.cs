namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that is known later, when the application starts.</summary>
public interface IValueProvider
{
    /// <summary>The value as seen from this machine. Completes when it is known.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);

    /// <summary>The value as seen by the one who asks.</summary>
    /// <param name="context">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken = default) => GetValueAsync(cancellationToken);
}
