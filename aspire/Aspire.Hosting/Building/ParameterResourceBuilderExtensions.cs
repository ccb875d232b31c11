using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>Adds values that come from outside.</summary>
public static class ParameterResourceBuilderExtensions
{
    // 22 characters out of 67 carry 128 bits.
    private const int PasswordLength = 22;

    /// <summary>Adds a parameter whose value is configured as <c>Parameters:{name}</c>.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Its name.</param>
    /// <param name="secret">Whether it must not be shown.</param>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new ParameterResource(name, fallback => ReadValue(builder.Configuration, name, fallback), secret));
    }

    /// <summary>Adds a parameter with a fixed value.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="publishValueAsDefault">Whether the value may be written to a published description. Not together with <paramref name="secret"/>.</param>
    /// <param name="secret">Whether it must not be shown.</param>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder,
        string name,
        string value,
        bool publishValueAsDefault = false,
        bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(value);
        return builder.AddParameter(name, () => value, publishValueAsDefault, secret);
    }

    /// <summary>Adds a parameter whose value is found when it is first needed.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Its name.</param>
    /// <param name="valueGetter">Finds its value.</param>
    /// <param name="publishValueAsDefault">Whether the value may be written to a published description. Not together with <paramref name="secret"/>.</param>
    /// <param name="secret">Whether it must not be shown.</param>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder,
        string name,
        Func<string> valueGetter,
        bool publishValueAsDefault = false,
        bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(valueGetter);
        return publishValueAsDefault && secret
            ? throw new ArgumentException($"The parameter '{name}' cannot be both secret and published.", nameof(secret))
            : builder.Add(new ParameterResource(name, _ => valueGetter(), secret));
    }

    /// <summary>Adds a parameter whose value is configured as <c>Parameters:{name}</c>, else a default.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">The default.</param>
    /// <param name="secret">Whether it must not be shown.</param>
    /// <param name="persist">Whether the default is kept in the AppHost's user secrets, so that the next run has the same.</param>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder,
        string name,
        ParameterDefault value,
        bool secret = false,
        bool persist = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(value);
        return builder.Add(Create(builder, name, secret, value, persist));
    }

    /// <summary>Creates a secret parameter that is not part of the application: configured as <c>Parameters:{name}</c>, else generated and kept.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Its name.</param>
    /// <param name="lower">Whether it has lower-case letters.</param>
    /// <param name="upper">Whether it has upper-case letters.</param>
    /// <param name="numeric">Whether it has digits.</param>
    /// <param name="special">Whether it has special characters.</param>
    /// <param name="minLower">How many lower-case letters at least.</param>
    /// <param name="minUpper">How many upper-case letters at least.</param>
    /// <param name="minNumeric">How many digits at least.</param>
    /// <param name="minSpecial">How many special characters at least.</param>
    public static ParameterResource CreateDefaultPasswordParameter(
        IDistributedApplicationBuilder builder,
        string name,
        bool lower = true,
        bool upper = true,
        bool numeric = true,
        bool special = true,
        int minLower = 0,
        int minUpper = 0,
        int minNumeric = 0,
        int minSpecial = 0) => CreateGeneratedParameter(builder, name, secret: true, new GenerateParameterDefault
        {
            MinLength = PasswordLength,
            Lower = lower,
            Upper = upper,
            Numeric = numeric,
            Special = special,
            MinLower = minLower,
            MinUpper = minUpper,
            MinNumeric = minNumeric,
            MinSpecial = minSpecial,
        });

    /// <summary>Creates a parameter that is not part of the application: configured as <c>Parameters:{name}</c>, else generated and kept.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Its name.</param>
    /// <param name="secret">Whether it must not be shown.</param>
    /// <param name="parameterDefault">How it is generated.</param>
    public static ParameterResource CreateGeneratedParameter(IDistributedApplicationBuilder builder, string name, bool secret, GenerateParameterDefault parameterDefault)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(parameterDefault);
        return Create(builder, name, secret, parameterDefault, persist: true);
    }

    private static ParameterResource Create(IDistributedApplicationBuilder builder, string name, bool secret, ParameterDefault fallback, bool persist)
    {
        var kept = persist && UserSecretsFile.Of(builder.AppHostAssembly) is { } file ? new UserSecretsParameterDefault(file, name, fallback) : fallback;
        return new ParameterResource(name, given => ReadValue(builder.Configuration, name, given), secret) { Default = kept };
    }

    private static IResourceBuilder<ParameterResource> Add(this IDistributedApplicationBuilder builder, ParameterResource parameter) =>
        builder.AddResource(parameter).WithInitialState(new CustomResourceSnapshot
        {
            ResourceType = KnownResourceTypes.Parameter,
            Properties = [new(KnownProperties.ResourceSource, parameter.ConfigurationKey)],
            State = KnownResourceStates.Waiting,
        });

    private static string ReadValue(ConfigurationManager configuration, string name, ParameterDefault? fallback)
    {
        var key = $"Parameters:{name}";

        // An environment variable's name cannot hold a hyphen.
        return configuration[key] ?? configuration[key.Replace('-', '_')] ?? fallback?.GetDefaultValue() ?? throw new MissingParameterValueException(
            $"The parameter '{name}' has no value. Set the configuration key '{key}', for example by the environment variable 'Parameters__{name.Replace('-', '_')}'.");
    }
}
