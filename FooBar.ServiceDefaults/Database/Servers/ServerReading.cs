namespace FooBar.ServiceDefaults.Database;

/// <summary>What a server says of itself.</summary>
/// <param name="IsReadOnly">Whether it refuses the application's writes.</param>
/// <param name="IsOffline">Whether it turns everybody but administrators away.</param>
/// <param name="Epoch">The newest transition of roles that it has heard of; 0 where nobody keeps count.</param>
/// <param name="Heartbeat">The last beat that it has; null where it has none.</param>
internal sealed record ServerReading(bool IsReadOnly, bool IsOffline = false, ulong Epoch = 0, Heartbeat? Heartbeat = null);
