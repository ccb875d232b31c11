namespace FooBar.Web.Status.History;

/// <summary>How much of the past to show.</summary>
public enum HistoryRange
{
    /// <summary>The last hour.</summary>
    Hour,

    /// <summary>The last seven days.</summary>
    Week,
}
