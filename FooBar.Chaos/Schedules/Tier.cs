namespace FooBar.Chaos.Schedules;

/// <summary>Parts that can stand in for each other.</summary>
internal enum Tier
{
    /// <summary>lb.</summary>
    Balancer,

    /// <summary>web; the application servers stand in for it.</summary>
    Web,

    /// <summary>api-1 and api-2.</summary>
    Application,

    /// <summary>mysql-1 and mysql-2.</summary>
    Database,

    /// <summary>The sentinel; nothing a visitor asks for goes through it.</summary>
    Sentinel,
}
