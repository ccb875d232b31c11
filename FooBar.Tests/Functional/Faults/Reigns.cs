using System.Collections.Concurrent;
using System.Globalization;

namespace FooBar.Tests.Functional.Faults;

/// <summary>
/// Who acknowledged when. Two servers that take writes at a time betray themselves: one acknowledges a write that began after the other had
/// acknowledged, and then the other does again.
/// </summary>
internal sealed class Reigns
{
    private readonly ConcurrentQueue<Acknowledgement> _acknowledgements = new();

    /// <summary>How often the server that acknowledges has changed.</summary>
    public int Changes => Math.Max(0, Find().Count - 1);

    /// <summary>Notes an acknowledged write.</summary>
    /// <param name="server">Who acknowledged it.</param>
    /// <param name="began">When it began, by the monotonic clock.</param>
    /// <param name="ended">When it was acknowledged.</param>
    public void Add(string server, long began, long ended) => _acknowledgements.Enqueue(new(server, began, ended));

    public override string ToString() => string.Join(", ", Find().Select(static reign => string.Create(CultureInfo.InvariantCulture, $"{reign.Server} from {reign.Ended}")));

    // The first write of each reign.
    private List<Acknowledgement> Find()
    {
        List<Acknowledgement> reigns = [];
        foreach (var acknowledgement in _acknowledgements.OrderBy(static acknowledgement => acknowledgement.Ended))
        {
            // One that began earlier was on its way while the roles changed.
            if (reigns.Count == 0 || (acknowledgement.Server != reigns[^1].Server && acknowledgement.Began > reigns[^1].Ended))
            {
                reigns.Add(acknowledgement);
            }
        }

        return reigns;
    }

    private sealed record Acknowledgement(string Server, long Began, long Ended);
}
