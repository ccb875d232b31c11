namespace FooBar.AppHost.Configuration;

/// <summary>Secrets that are made at the first run.</summary>
internal static class PasswordParameterExtensions
{
    /// <summary>Adds a secret, made at the first run and kept in this user's secrets.</summary>
    // Letters and digits: a password is part of connection strings, where other characters have a meaning.
    public static IResourceBuilder<ParameterResource> AddPassword(this IDistributedApplicationBuilder builder, string name) =>
        builder.AddParameter(name, new GenerateParameterDefault { MinLength = 32, Special = false }, secret: true, persist: true);
}
