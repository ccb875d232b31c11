using Aspire.Hosting.ApplicationModel;
using Proto = Aspire.Hosting.Dashboard.Protocol;

namespace Aspire.Hosting.Dashboard.Mapping;

/// <summary>Maps the variant of an icon.</summary>
internal static class IconMapper
{
    public static Proto.IconVariant Map(IconVariant? variant) => variant is IconVariant.Filled ? Proto.IconVariant.Filled : Proto.IconVariant.Regular;
}
