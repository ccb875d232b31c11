using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Orchestration.Runtime;

/// <summary>Names what outlives the application: the same in every run of one AppHost, another for every other AppHost.</summary>
internal sealed class PersistentNames(IConfiguration configuration, IHostEnvironment environment)
{
    private const int DigestLength = 8;

    private readonly string _digest = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(Path.Join(configuration[ConfigurationKeys.AppHostDirectory], environment.ApplicationName))))[..DigestLength];

    /// <summary>The name of what belongs to <paramref name="owner"/>.</summary>
    public string For(string owner) => $"{owner}-{_digest}";
}
