using System.Collections.Concurrent;
using Aspire.Hosting;

namespace FooBar.Tests.Aspire.Testing;

/// <summary>Entry points of small AppHosts.</summary>
internal static class AppHosts
{
    public static void Plain(string[] args)
    {
        var builder = DistributedApplication.CreateBuilder(args);
        builder.AddParameter("greeting", () => builder.Configuration["Greeting"] ?? "none");
        builder.Build().Run();
    }

    public static void Throws(string[] args)
    {
        DistributedApplication.CreateBuilder(args);
        throw new NotSupportedException("no such thing");
    }

    public static void BuildsNothing() => DistributedApplication.CreateBuilder();

    public static void Runs(string[] args)
    {
        var builder = DistributedApplication.CreateBuilder(args);
        var journal = Journal.Find(builder.Configuration["Journal"]!);
        try
        {
            using var application = builder.Build();
            journal.Add("built");
            application.RunAsync().GetAwaiter().GetResult();
            journal.Add("ran");
        }
        catch (OperationCanceledException)
        {
            journal.Add("ended");
            throw;
        }
    }

    public static void Starts(string[] args)
    {
        var builder = DistributedApplication.CreateBuilder(args);
        var journal = Journal.Find(builder.Configuration["Journal"]!);
        using var application = builder.Build();
        journal.Add("built");
        application.StartAsync().GetAwaiter().GetResult();
        journal.Add("started");
    }

    /// <summary>What an entry point did.</summary>
    internal sealed class Journal
    {
        private static readonly ConcurrentDictionary<string, Journal> All = new();
        private readonly ConcurrentDictionary<string, TaskCompletionSource> _reached = new();
        private readonly ConcurrentQueue<string> _entries = new();

        public Journal() => All[Id] = this;

        public string Id { get; } = Guid.NewGuid().ToString("N");

        public IEnumerable<string> Entries => _entries;

        public static Journal Find(string id) => All[id];

        public void Add(string entry)
        {
            _entries.Enqueue(entry);
            Reached(entry).TrySetResult();
        }

        public Task WaitForAsync(string entry) => Reached(entry).Task;

        private TaskCompletionSource Reached(string entry) => _reached.GetOrAdd(entry, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
