using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace FooBar.Tests.AppHost;

/// <summary>The environment and arguments of a resource, evaluated as they are when it starts.</summary>
internal static class EvaluatedEnvironment
{
    public static async Task<IReadOnlyDictionary<string, string?>> OfAsync(IResource resource, DistributedApplicationExecutionContext executionContext)
    {
        var values = new Dictionary<string, string?>();
        foreach (var (name, value) in await DeclaredOfAsync(resource, executionContext))
        {
            values[name] = await TextAsync(value, resource);
        }

        return values;
    }

    public static async Task<IReadOnlyList<string?>> ArgumentsOfAsync(IResource resource, DistributedApplicationExecutionContext executionContext)
    {
        var values = new List<string?>();
        foreach (var value in await DeclaredArgumentsOfAsync(resource, executionContext))
        {
            values.Add(await TextAsync(value, resource));
        }

        return values;
    }

    /// <summary>The environment before it is evaluated: texts, and what will yield one.</summary>
    public static async Task<IReadOnlyDictionary<string, object>> DeclaredOfAsync(IResource resource, DistributedApplicationExecutionContext executionContext)
    {
        var context = new EnvironmentCallbackContext(executionContext, resource);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        return context.EnvironmentVariables;
    }

    /// <summary>The arguments before they are evaluated.</summary>
    public static async Task<IReadOnlyList<object>> DeclaredArgumentsOfAsync(IResource resource, DistributedApplicationExecutionContext executionContext)
    {
        var context = new CommandLineArgsCallbackContext([], resource) { ExecutionContext = executionContext };
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        return [.. context.Args];
    }

    private static async Task<string?> TextAsync(object value, IResource caller) =>
        value is IValueProvider provider ? await provider.GetValueAsync(new ValueProviderContext { Caller = caller }) : value.ToString();
}
