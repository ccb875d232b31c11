using System.Globalization;
using FooBar.Chaos.Faults;
using FooBar.Chaos.Load;
using FooBar.Chaos.Schedules;

namespace FooBar.Chaos.Invariants;

/// <summary>What must hold whatever fails, as functions of a run's record.</summary>
internal static class InvariantRules
{
    /// <summary>Judges a run.</summary>
    public static IReadOnlyList<Verdict> Judge(RunRecord run) => [NothingLost(run), AppliedOnce(run), OneWriter(run), NoGetFailed(run), OwnWritesSeen(run), Converged(run)];

    /// <summary>Every acknowledged post is on both servers at the end, under the number that it was acknowledged with.</summary>
    public static Verdict NothingLost(RunRecord run)
    {
        var acknowledged = run.Acknowledgements.Select(static post => (post.Id, post.Key)).ToHashSet();
        var violations = run.Final
            .SelectMany(server => acknowledged.Except(server.Posts).Select(post => string.Create(CultureInfo.InvariantCulture, $"{server.Server} lacks post {post.Id} ({post.Key})")))
            .Concat(run.Final.Count < 2 ? ["The final data of both servers could not be read."] : [])
            .ToList();
        return new("No acknowledged post is lost", string.Create(CultureInfo.InvariantCulture, $"{acknowledged.Count} acknowledged posts, looked up on {run.Final.Count} servers"), violations);
    }

    /// <summary>No key has two posts, and each key one answer.</summary>
    public static Verdict AppliedOnce(RunRecord run)
    {
        var twiceStored = run.Final.SelectMany(server => server.Posts
            .GroupBy(static post => post.Key).Where(static key => key.Count() > 1)
            .Select(key => string.Create(CultureInfo.InvariantCulture, $"{server.Server} has {key.Count()} posts with the key {key.Key}")));
        var twiceAnswered = run.Acknowledgements
            .GroupBy(static post => post.Key).Where(static key => key.Select(static post => post.Id).Distinct().Skip(1).Any())
            .Select(static key => $"{key.Key} was acknowledged as posts {string.Join(" and ", key.Select(static post => post.Id).Distinct())}");
        var attempts = run.Requests.Count(static request => request.Kind == RequestKind.Write);
        return new(
            "Each idempotency key is applied once",
            string.Create(CultureInfo.InvariantCulture, $"{run.Keys.Count} keys in {attempts} requests"),
            [.. twiceStored, .. twiceAnswered]);
    }

    /// <summary>
    /// The acknowledgements can be put into the order of the epochs: none comes from a server whose epoch was over when the request was sent.
    /// </summary>
    public static Verdict OneWriter(RunRecord run)
    {
        const string Name = "At most one server is written to at a time";
        var epochs = run.Final.SelectMany(static server => server.Epochs).Distinct().OrderBy(static epoch => epoch.Key).ToList();
        var contradictions = epochs.GroupBy(static epoch => epoch.Key).Where(static epoch => epoch.Count() > 1)
            .Select(static epoch => string.Create(CultureInfo.InvariantCulture, $"Epoch {epoch.Key} has two primaries: {string.Join(" and ", epoch.Select(static row => row.Value))}")).ToList();
        var violations = contradictions.Concat(contradictions.Count == 0 ? OutOfOrder(run.Acknowledgements, epochs) : []).ToList();
        return new(Name, string.Create(CultureInfo.InvariantCulture, $"{epochs.Count} epochs: {string.Join(", ", epochs.Select(static epoch => epoch.Value))}"), violations);
    }

    /// <summary>No GET fails, except while both servers of a tier were hit at the same time.</summary>
    public static Verdict NoGetFailed(RunRecord run)
    {
        var reads = run.Requests.Where(static request => request.Kind == RequestKind.Read).ToList();
        var failed = reads.Where(static request => request.Outcome is Outcome.Failed or Outcome.Lost).ToList();
        var unexplained = failed.Where(request => !IsExplained(request, run.Faults)).ToList();
        return new(
            "No GET fails while one server of each tier is left",
            string.Create(CultureInfo.InvariantCulture, $"{reads.Count} GETs, {failed.Count} failed, {failed.Count - unexplained.Count} of them while both servers of a tier were hit"),
            [.. unexplained.Select(Describe)]);
    }

    /// <summary>Whoever reads with an acknowledgement's token sees what was acknowledged.</summary>
    public static Verdict OwnWritesSeen(RunRecord run)
    {
        var wrong = run.Requests.Where(static request => request.Outcome == Outcome.Wrong).ToList();
        return new("Visitors see what they have written", "GETs with the token of an acknowledged post, right after it", [.. wrong.Select(Describe)]);
    }

    /// <summary>In the end everything is there, in step, and answers.</summary>
    public static Verdict Converged(RunRecord run)
    {
        var violations = run.Faults.Where(static fault => fault.Undone is null).Select(static fault => $"{fault.Fault} was not undone: {fault.Problem}").ToList();
        if (run.NotWhole is { } reason)
        {
            violations.Add(reason);
        }

        if (run.Final.Skip(1).Any(server => !run.Final[0].Posts.ToHashSet().SetEquals(server.Posts)))
        {
            violations.Add("The servers hold different posts.");
        }

        return new("The stack becomes whole again", "every server in rotation, both database servers in step and with the same posts, a last post answered", violations);
    }

    /// <summary>Whether faults on two parts of one tier overlapped while a request was under way.</summary>
    public static bool IsExplained(RequestRecord request, IReadOnlyList<FaultRecord> faults) => faults
        .Where(fault => fault.Fault.Definition.Tier is Tier.Application or Tier.Database && fault.Touches(request.Sent, request.Ended))
        .GroupBy(static fault => fault.Fault.Definition.Tier)
        .Any(static tier => tier.Select(static fault => fault.Fault.Definition.Target).Distinct().Skip(1).Any());

    // Each acknowledgement gets the first epoch that it can belong to: not before those that had ended when it was asked for.
    private static IEnumerable<string> OutOfOrder(IReadOnlyCollection<Acknowledgement> acknowledgements, List<KeyValuePair<long, string>> epochs)
    {
        var reached = new List<(TimeSpan At, int Epoch)> { (TimeSpan.MinValue, 0) };
        foreach (var post in acknowledgements.Where(static post => post.Server is not null).OrderBy(static post => post.Acknowledged))
        {
            var floor = reached.FindLast(mark => mark.At < post.Sent).Epoch;
            var epoch = epochs.FindIndex(floor, row => row.Value == post.Server);
            if (epoch < 0)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture, $"{post.Key} was sent at {post.Sent.TotalSeconds:0.000} s, in epoch {epochs[floor].Key} or later, and acknowledged by {post.Server}, which is not primary in any of them");
            }
            else if (epoch > reached[^1].Epoch)
            {
                reached.Add((post.Acknowledged, epoch));
            }
        }
    }

    private static string Describe(RequestRecord request) => string.Create(
        CultureInfo.InvariantCulture, $"{request.Path} sent at {request.Sent.TotalSeconds:0.000} s: {request.Detail} after {request.Took.TotalSeconds:0.000} s");
}
