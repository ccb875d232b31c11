using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration.Logging;

/// <summary>Consecutive lines of a log. Lines that were added never change, so readers share them with the writer.</summary>
/// <param name="start">The number of the first line.</param>
internal sealed class LogSegment(int start)
{
    private const int Capacity = 1024;
    private LogLine[] _lines = new LogLine[16];

    public int Start => start;

    /// <summary>The number of the line after the last.</summary>
    public int End => start + Count;

    public int Count { get; private set; }

    public long Characters { get; private set; }

    public bool IsFull => Count == Capacity;

    public void Add(LogLine line)
    {
        if (Count == _lines.Length)
        {
            Array.Resize(ref _lines, Math.Min(Capacity, _lines.Length * 4));
        }

        _lines[Count++] = line;
        Characters += line.Content.Length;
    }

    /// <summary>The lines from a number on.</summary>
    public ArraySegment<LogLine> From(int number) => new(_lines, number - start, End - number);
}
