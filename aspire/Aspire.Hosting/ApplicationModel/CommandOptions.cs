namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a command is shown and when it can be used.</summary>
public class CommandOptions
{
    /// <summary>What it does, in a sentence.</summary>
    public string? Description { get; set; }

    /// <summary>The question to ask before it is done; null to ask nothing.</summary>
    public string? ConfirmationMessage { get; set; }

    /// <summary>The name of its icon, from Fluent UI.</summary>
    public string? IconName { get; set; }

    /// <summary>The icon's variant.</summary>
    public IconVariant? IconVariant { get; set; }

    /// <summary>Whether it is shown beside the resource and not only in its menu.</summary>
    public bool IsHighlighted { get; set; }

    /// <summary>Whether it can be used in a state of the resource; null for always.</summary>
    public Func<UpdateCommandStateContext, ResourceCommandState>? UpdateState { get; set; }
}
