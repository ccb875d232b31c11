using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Names volumes so that each AppHost has its own, and has the same one in every run.</summary>
public static class VolumeNameGenerator
{
    private const int HashLength = 10;

    /// <summary>A volume's name: the AppHost's, a digest of where it lies, the resource's, and a suffix.</summary>
    /// <param name="builder">The resource that the volume is for.</param>
    /// <param name="suffix">What the volume holds: ASCII letters, digits, <c>_</c>, <c>.</c> and <c>-</c>.</param>
    public static string Generate<T>(IResourceBuilder<T> builder, string suffix)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(suffix);
        if (suffix.Any(character => !IsValid(character)))
        {
            throw new ArgumentException($"The suffix '{suffix}' cannot be part of a volume's name: only ASCII letters, digits, '_', '.' and '-' can.", nameof(suffix));
        }

        var application = builder.ApplicationBuilder;
        var name = string.Concat(application.Environment.ApplicationName.Select(character => IsValid(character) ? char.ToLowerInvariant(character) : '_'));
        var place = SHA256.HashData(Encoding.UTF8.GetBytes(Path.Join(application.AppHostDirectory, name).ToLowerInvariant()));
        return $"{name}-{Convert.ToHexStringLower(place)[..HashLength]}-{builder.Resource.Name}-{suffix}";
    }

    private static bool IsValid(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '-';
}
