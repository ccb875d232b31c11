using System.Text.Json;

namespace FooBar.Api.Seeding;

/// <summary>The example data: a board that looks as if people had used it for two weeks.</summary>
internal static class SeedData
{
    /// <summary>The threads, oldest first.</summary>
    public static IReadOnlyList<SeedThread> Load()
    {
        using var stream = typeof(SeedData).Assembly.GetManifestResourceStream("Seeding/discussions.json")!;
        return JsonSerializer.Deserialize(stream, SeedJsonContext.Default.IReadOnlyListSeedThread)!;
    }
}
