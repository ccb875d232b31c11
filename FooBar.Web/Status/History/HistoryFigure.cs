namespace FooBar.Web.Status.History;

/// <summary>What one plot shows.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Unit">The unit of its values.</param>
/// <param name="Least">The least value at the upper edge, above 0.</param>
/// <param name="Series">Its lines; none where nothing is known.</param>
public sealed record HistoryFigure(string Title, string Unit, double Least, IReadOnlyList<HistorySeries> Series);
