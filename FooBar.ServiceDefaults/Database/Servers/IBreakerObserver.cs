namespace FooBar.ServiceDefaults.Database;

/// <summary>Hears when a server's breaker opens and closes.</summary>
internal interface IBreakerObserver
{
    /// <summary>The server is left alone from now on.</summary>
    /// <param name="server">The server.</param>
    /// <param name="cause">The failure that was one too many.</param>
    void OnOpened(string server, Exception? cause);

    /// <summary>The server answered again.</summary>
    /// <param name="server">The server.</param>
    void OnClosed(string server);
}
