using Aspire.Hosting.ApplicationModel;

namespace FooBar.Tests.AppHost;

/// <summary>Where the passwords of the composed stack are.</summary>
public sealed class SecretsTests
{
    [Fact]
    public async Task Compose_Always_GivesNoServiceATextThatContainsASecret()
    {
        await using var builder = await StackComposition.CreateAsync();
        var found = 0;

        foreach (var service in builder.Resources.OfType<ProjectResource>())
        {
            foreach (var (name, value) in await EvaluatedEnvironment.DeclaredOfAsync(service, builder.ExecutionContext))
            {
                // What is a secret alone is hidden wherever the environment is shown; what contains one is not.
                found += value is ParameterResource { Secret: true } ? 1 : 0;
                var parts = value is ReferenceExpression expression ? expression.ValueProviders : [];
                Assert.False(parts.Count > 0 && parts.OfType<ParameterResource>().Any(static part => part.Secret), $"{service.Name}: {name} contains a secret");
            }
        }

        Assert.True(found >= 4, $"only {found} secrets were found");
    }

    [Fact]
    public async Task Compose_OutsideDevelopment_FindsThePasswordsOfAnEarlierRun()
    {
        await using var first = await StackComposition.CreateAsync("--environment=Production");
        await using var second = await StackComposition.CreateAsync("--environment=Production");

        Assert.Equal(await PasswordAsync(first), await PasswordAsync(second));

        static async Task<string?> PasswordAsync(global::Aspire.Hosting.Testing.IDistributedApplicationTestingBuilder builder) =>
            await builder.Resources.OfType<ParameterResource>().Single(static parameter => parameter.Name == "mysql-root-password").GetValueAsync(CancellationToken.None);
    }
}
