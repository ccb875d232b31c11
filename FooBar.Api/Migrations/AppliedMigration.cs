namespace FooBar.Api.Migrations;

/// <summary>A step that a database has, as its table <c>schema_version</c> tells.</summary>
internal sealed record AppliedMigration(int Version, string Checksum);
