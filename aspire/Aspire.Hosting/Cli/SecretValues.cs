using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Cli;

/// <summary>Knows what must not be printed in a terminal: the values of the application's secret parameters, alone or within another text.</summary>
internal sealed class SecretValues(DistributedApplicationModel model)
{
    /// <summary>The secrets that have a value now.</summary>
    public async Task<IReadOnlyCollection<string>> FindAsync(CancellationToken cancellationToken)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in model.Resources.OfType<ParameterResource>().Where(parameter => parameter.Secret))
        {
            try
            {
                if (await parameter.GetValueAsync(cancellationToken) is { Length: > 0 } value)
                {
                    values.Add(value);
                }
            }
            catch (MissingParameterValueException)
            {
                // It has none, and so nothing shows it.
            }
        }

        return values;
    }
}
