namespace FooBar.Api.Migrations;

/// <summary>The database's history of steps is not one that this version of the application can continue.</summary>
internal sealed class SchemaMismatchException(string message) : Exception(message);
