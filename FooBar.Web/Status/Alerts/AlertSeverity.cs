namespace FooBar.Web.Status.Alerts;

/// <summary>How bad what an alert tells is.</summary>
public enum AlertSeverity
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>The site works, and somebody should look after something.</summary>
    Warning,

    /// <summary>Visitors notice, or data is at risk.</summary>
    Critical,
}
