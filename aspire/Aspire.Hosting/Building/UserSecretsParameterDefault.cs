using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>A default that is made once and then kept in the AppHost's user secrets, so that a data volume made with it goes on working.</summary>
internal sealed class UserSecretsParameterDefault(UserSecretsFile file, string parameterName, ParameterDefault inner) : ParameterDefault
{
    public override string GetDefaultValue() => file.GetOrAdd($"Parameters:{parameterName}", inner.GetDefaultValue);
}
