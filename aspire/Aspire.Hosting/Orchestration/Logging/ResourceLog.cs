using System.Runtime.CompilerServices;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration.Logging;

/// <summary>
/// One resource's log: a bounded history that any number of readers follow, each at its own pace. A writer never waits for a
/// reader. A reader that falls behind by more than the whole history goes on with the oldest line that is left.
/// </summary>
internal sealed class ResourceLog(ResourceLogLimits limits)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<LogSegment> _segments = new();
    private TaskCompletionSource _changed = NewSignal();
    private long _characters;
    private long _lines;
    private int _next = 1;
    private bool _completed;

    public void Append(string content, bool isErrorMessage)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            if (_completed)
            {
                return;
            }

            if (_segments.Last is not { Value.IsFull: false })
            {
                _segments.AddLast(new LogSegment(_next));
            }

            _segments.Last!.Value.Add(new LogLine(_next++, content, isErrorMessage));
            _lines++;
            _characters += content.Length;
            Trim();
            changed = _changed;
            _changed = NewSignal();
        }

        changed.TrySetResult();
    }

    /// <summary>Ends the log: readers get what there is and then the end.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _completed = true;
            _changed.TrySetResult();
        }
    }

    /// <summary>The history in batches and, if asked to follow, what is written from then on until the log is completed.</summary>
    public async IAsyncEnumerable<IReadOnlyList<LogLine>> ReadAsync(bool follow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var position = 1;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task changed;
            ArraySegment<LogLine> batch;
            lock (_gate)
            {
                batch = ReadFrom(position);
                if (batch.Count == 0 && (!follow || _completed))
                {
                    yield break;
                }

                changed = _changed.Task;
            }

            if (batch.Count == 0)
            {
                await changed.WaitAsync(cancellationToken);
                continue;
            }

            position = batch[^1].LineNumber + 1;
            yield return batch;
        }
    }

    private ArraySegment<LogLine> ReadFrom(int position)
    {
        // Readers are nearly always near the end, so the search starts there.
        LogSegment? found = null;
        for (var node = _segments.Last; node is not null && node.Value.End > position; node = node.Previous)
        {
            found = node.Value;
        }

        return found is null ? [] : found.From(Math.Max(position, found.Start));
    }

    private void Trim()
    {
        while (_segments.Count > 1 && _segments.First!.Value is var oldest && (_lines - oldest.Count >= limits.Lines || _characters > limits.Characters))
        {
            _segments.RemoveFirst();
            _lines -= oldest.Count;
            _characters -= oldest.Characters;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
