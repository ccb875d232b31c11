using System.Collections;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace Aspire.Hosting.Dashboard.Mapping;

/// <summary>Maps a property's value: text, number, truth value, or a sequence of them. Anything else is shown as its text.</summary>
internal static class ValueMapper
{
    public static Value Map(object? value) => value switch
    {
        null => Value.ForNull(),
        string text => Value.ForString(text),
        bool truth => Value.ForBool(truth),
        int or long or short or byte or uint or ushort or float or double => Value.ForNumber(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        IEnumerable items => Value.ForList([.. items.Cast<object?>().Select(MapItem)]),
        _ => Value.ForString(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    // In a sequence the dashboard takes truth values as numbers only.
    private static Value MapItem(object? item) => item is bool truth ? Value.ForNumber(truth ? 1 : 0) : Map(item);
}
