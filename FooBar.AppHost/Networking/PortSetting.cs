using System.Globalization;
using System.Net;

namespace FooBar.AppHost.Networking;

/// <summary>A port as it is configured.</summary>
/// <param name="Key">The setting's name.</param>
/// <param name="Port">The port; 0 stands for a free one.</param>
internal sealed record PortSetting(string Key, int Port)
{
    /// <summary>Reads a setting.</summary>
    /// <exception cref="DistributedApplicationException">It is missing or no port.</exception>
    public static PortSetting Parse(string key, string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= IPEndPoint.MaxPort
            ? new(key, port)
            : throw new DistributedApplicationException(
                $"{key} is '{value}', which is no port. Set it to a number from 1 to {IPEndPoint.MaxPort}, or to 0 for a free port.");

    /// <summary>Refuses settings that name one port twice.</summary>
    /// <exception cref="DistributedApplicationException">Two settings name the same port.</exception>
    public static void RefuseDuplicates(IEnumerable<PortSetting> settings)
    {
        foreach (var port in settings.Where(static setting => setting.Port != 0).GroupBy(static setting => setting.Port).Where(static port => port.Count() > 1))
        {
            var keys = string.Join(" and ", port.Select(static setting => setting.Key));
            throw new DistributedApplicationException($"{keys} are both {port.Key}. Give each a port of its own, or 0 for a free port.");
        }
    }
}
