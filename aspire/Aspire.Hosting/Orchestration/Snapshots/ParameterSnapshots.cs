using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration.Snapshots;

/// <summary>The state of a parameter: it has a value, or it says what is missing.</summary>
internal static class ParameterSnapshots
{
    /// <summary>What the parameter's value, or the lack of it, makes of its state.</summary>
    public static async Task<Func<CustomResourceSnapshot, CustomResourceSnapshot>> OfAsync(ParameterResource parameter, CancellationToken cancellationToken)
    {
        try
        {
            var value = await parameter.GetValueAsync(cancellationToken) ?? "";
            return before => Describe(before, parameter, value, new(KnownResourceStates.Running, null));
        }
        catch (MissingParameterValueException exception)
        {
            return before => Describe(before, parameter, exception.Message, new(KnownResourceStates.ValueMissing, KnownResourceStateStyles.Warn));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return before => Describe(before, parameter, exception.Message, new("Error initializing parameter", KnownResourceStateStyles.Error));
        }
    }

    private static CustomResourceSnapshot Describe(CustomResourceSnapshot before, ParameterResource parameter, string value, ResourceStateSnapshot state) => before with
    {
        State = state,
        Properties = before.Properties
            .With(KnownProperties.ParameterValue, value, isSensitive: parameter.Secret)
            .With(KnownProperties.ResourceSource, parameter.ConfigurationKey),
    };
}
