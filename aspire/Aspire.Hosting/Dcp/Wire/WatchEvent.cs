using System.Text.Json;

namespace Aspire.Hosting.Dcp.Wire;

/// <summary>One line of a watch.</summary>
/// <param name="Type">ADDED, MODIFIED, DELETED, BOOKMARK or ERROR.</param>
/// <param name="Object">The object as it is now; in an ERROR an <see cref="ApiStatus"/>.</param>
internal sealed record WatchEvent(string Type, JsonElement Object)
{
    public const string Deleted = "DELETED";

    public bool IsChange => Type is "ADDED" or "MODIFIED" or Deleted;
}
