namespace FooBar.ServiceDefaults.Database;

/// <summary>A server's part in the pair.</summary>
internal enum ServerRole
{
    /// <summary>Takes writes.</summary>
    Primary,

    /// <summary>Follows the primary and takes reads.</summary>
    Replica,
}
