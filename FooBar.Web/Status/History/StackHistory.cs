namespace FooBar.Web.Status.History;

/// <summary>How the stack has been.</summary>
/// <param name="From">When the plots begin.</param>
/// <param name="To">When they end.</param>
/// <param name="Figures">The plots.</param>
/// <param name="Failovers">When another database server became primary, to the precision of the plots.</param>
public sealed record StackHistory(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<HistoryFigure> Figures, IReadOnlyList<DateTimeOffset> Failovers);
