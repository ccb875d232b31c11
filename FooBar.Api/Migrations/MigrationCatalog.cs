using System.Reflection;

namespace FooBar.Api.Migrations;

/// <summary>The steps that this version of the application knows.</summary>
internal static class MigrationCatalog
{
    private const string Folder = "Migrations/";

    /// <summary>All steps, in their order.</summary>
    public static IReadOnlyList<Migration> Load()
    {
        var assembly = typeof(MigrationCatalog).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
                .Select(name => Migration.Parse(name[Folder.Length..], ReadText(assembly, name)))
                .OrderBy(migration => migration.Version),
        ];
    }

    private static string ReadText(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
