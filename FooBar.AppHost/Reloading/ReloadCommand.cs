using FooBar.AppHost.Engine;

namespace FooBar.AppHost.Reloading;

/// <summary>The command that makes a running server take its changed configuration. One that the server's checker refuses changes nothing.</summary>
internal static class ReloadCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "reload";

    private const string StagingParent = "/tmp";
    private const string Staging = "foobar-reload";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Adds the command.</summary>
    public static IResourceBuilder<T> WithReloadCommand<T>(this IResourceBuilder<T> builder, ReloadRecipe recipe)
        where T : ContainerResource =>
        builder.WithCommand(Name, "Reload configuration", context => ReloadAsync(context, builder.Resource.Name, recipe), new CommandOptions
        {
            Description = $"Check {Path.GetFileName(Path.TrimEndingDirectorySeparator(recipe.SourceFolder))} and take it over without dropping a request.",
            IconName = "ArrowSync",
            UpdateState = static context => context.ResourceSnapshot.State?.Text == KnownResourceStates.Running ? ResourceCommandState.Enabled : ResourceCommandState.Disabled,
        });

    private static async Task<ExecuteCommandResult> ReloadAsync(ExecuteCommandContext context, string name, ReloadRecipe recipe)
    {
        if (RunningContainer.Find(context.Services, name) is not { } container)
        {
            return CommandResults.Failure($"{name} does not run. A start takes the configuration as it is now.");
        }

        try
        {
            return await CheckAsync(container, recipe, context.CancellationToken) is { } refusal
                ? CommandResults.Failure($"{name} goes on with the configuration that it has; the new one is wrong:\n{refusal}")
                : await TakeOverAsync(context, name, container, recipe);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return CommandResults.Failure($"The configuration in {recipe.SourceFolder} cannot be read: {failure.Message}");
        }
    }

    // What the checker has against the new files; null for nothing.
    private static async Task<string?> CheckAsync(string container, ReloadRecipe recipe, CancellationToken cancellationToken)
    {
        var staged = await CopyAsync(container, StagingParent, recipe.SourceFolder, Staging, cancellationToken);
        if (!staged.Succeeded)
        {
            return staged.Text;
        }

        var folder = $"{StagingParent}/{Staging}";
        var verdict = await EngineClient.RunAsync(null, cancellationToken, ["exec", container, .. recipe.Check(folder)]);
        await EngineClient.RunAsync(null, CancellationToken.None, "exec", "--user", "0", container, "rm", "-rf", folder);
        return verdict.Succeeded ? null : verdict.Text;
    }

    private static async Task<ExecuteCommandResult> TakeOverAsync(ExecuteCommandContext context, string name, string container, ReloadRecipe recipe)
    {
        var cancellationToken = context.CancellationToken;
        var before = await recipe.Generation(container, cancellationToken);
        var restore = recipe.Remember is null ? null : await recipe.Remember(context, container);
        var copied = await CopyAsync(container, recipe.TargetFolder, recipe.SourceFolder, "", cancellationToken);
        var signalled = copied.Succeeded ? await EngineClient.RunAsync(null, cancellationToken, "kill", "--signal", recipe.Signal, container) : copied;
        if (!signalled.Succeeded)
        {
            return CommandResults.Failure($"{name} could not be told: {signalled.Text}");
        }

        if (!await HasChangedAsync(container, before, recipe, cancellationToken))
        {
            return CommandResults.Failure($"{name} did not take the new configuration within {Limit.TotalSeconds:0} s and goes on with the old one. Its console log says why.");
        }

        if (restore is not null)
        {
            await restore();
        }

        return CommandResults.Success($"{name} runs with the new configuration.");
    }

    private static async Task<bool> HasChangedAsync(string container, string? before, ReloadRecipe recipe, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            while (await recipe.Generation(container, either.Token) is not { } now || now == before)
            {
                await Task.Delay(Interval, TimeProvider.System, either.Token);
            }

            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static Task<EngineAnswer> CopyAsync(string container, string target, string source, string prefix, CancellationToken cancellationToken) =>
        EngineClient.RunAsync((stream, token) => ConfigurationArchive.WriteAsync(stream, source, prefix, token), cancellationToken, "cp", "-", $"{container}:{target}");
}
