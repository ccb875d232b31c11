namespace FooBar.ServiceDefaults.Database;

/// <summary>A server did not have in time what a session had seen.</summary>
internal sealed class ReplicaBehindException() : Exception("The server does not have yet what the session has seen.");
