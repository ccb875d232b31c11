namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a parameter is worth when nobody says.</summary>
public abstract class ParameterDefault
{
    /// <summary>A value. It may differ from call to call.</summary>
    public abstract string GetDefaultValue();
}
