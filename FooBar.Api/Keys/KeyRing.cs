using Microsoft.AspNetCore.DataProtection;

namespace FooBar.Api.Keys;

/// <summary>The data-protection keys that this process has loaded.</summary>
internal sealed class KeyRing(IDataProtectionProvider provider)
{
    /// <summary>Loads the keys, and makes the first one when there is none.</summary>
    public Task LoadAsync(CancellationToken cancellationToken) =>
        Task.Run(() => provider.CreateProtector("FooBar.KeyRing").Protect([]), cancellationToken);
}
