namespace FooBar.Web.Status.History;

/// <summary>One line of a plot.</summary>
/// <param name="Name">What it is of; empty where the plot has no other.</param>
/// <param name="Values">The values, oldest first, as many as the plot's others have; null where nothing is known.</param>
/// <param name="Tone">Its colour and dashes, from 0 to 3: the same for the same thing in every plot.</param>
public sealed record HistorySeries(string Name, IReadOnlyList<double?> Values, int Tone = 0);
