using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration.Evaluation;

/// <summary>Runs the callbacks of a resource and resolves the values that they give, as seen from that resource's network.</summary>
internal sealed class ResourceConfiguration(DistributedApplicationExecutionContext execution, ResourceLoggerService loggers)
{
    /// <summary>The environment variables, each once, in the order in which they were first set.</summary>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> EnvironmentAsync(IResource resource, CancellationToken cancellationToken)
    {
        var context = new EnvironmentCallbackContext(execution, resource, cancellationToken: cancellationToken) { Logger = Logger(resource) };
        foreach (var annotation in resource.Annotations.Snapshot().OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        var variables = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in context.EnvironmentVariables)
        {
            if (await ResolveAsync(resource, value, $"the environment variable '{name}'", cancellationToken) is { } resolved)
            {
                variables.Add(new(name, resolved.Text));
            }
        }

        return variables;
    }

    /// <summary>The command line arguments.</summary>
    public async Task<IReadOnlyList<EvaluatedValue>> ArgumentsAsync(IResource resource, CancellationToken cancellationToken)
    {
        var context = new CommandLineArgsCallbackContext([], resource, cancellationToken) { ExecutionContext = execution, Logger = Logger(resource) };
        foreach (var annotation in resource.Annotations.Snapshot().OfType<CommandLineArgsCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        return await ResolveAllAsync(resource, context.Args, "a command line argument", cancellationToken);
    }

    /// <summary>The arguments of the engine's run command.</summary>
    public async Task<IReadOnlyList<string>> RuntimeArgumentsAsync(IResource resource, CancellationToken cancellationToken)
    {
        var context = new ContainerRuntimeArgsCallbackContext([], cancellationToken);
        foreach (var annotation in resource.Annotations.Snapshot().OfType<ContainerRuntimeArgsCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        var resolved = await ResolveAllAsync(resource, context.Args, "an argument of the container engine", cancellationToken);
        return [.. resolved.Select(argument => argument.Text)];
    }

    private async Task<IReadOnlyList<EvaluatedValue>> ResolveAllAsync(IResource resource, IList<object> values, string what, CancellationToken cancellationToken)
    {
        var resolved = new List<EvaluatedValue>();
        foreach (var value in values)
        {
            if (await ResolveAsync(resource, value, what, cancellationToken) is { } argument)
            {
                resolved.Add(argument);
            }
        }

        return resolved;
    }

    private async Task<EvaluatedValue?> ResolveAsync(IResource resource, object value, string what, CancellationToken cancellationToken)
    {
        try
        {
            var text = value is IValueProvider provider
                ? await provider.GetValueAsync(new ValueProviderContext { ExecutionContext = execution, Caller = resource }, cancellationToken)
                : Convert.ToString(value, CultureInfo.InvariantCulture);
            return text is null ? null : new EvaluatedValue(text, SecretReferences.In(value));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new DistributedApplicationException($"Failed to apply {what} of '{resource.Name}': {exception.Message}", exception);
        }
    }

    private ILogger Logger(IResource resource) => loggers.GetLogger(resource);
}
