namespace FooBar.Api.Seeding;

/// <summary>Whether the board starts with example data. Configuration section <c>Seed</c>.</summary>
internal sealed class SeedOptions
{
    public const string SectionName = "Seed";

    /// <summary>Whether an empty database gets the example data. Default: in Development only.</summary>
    public bool? Enabled { get; set; }
}
