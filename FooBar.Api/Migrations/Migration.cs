using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace FooBar.Api.Migrations;

/// <summary>A step of the schema.</summary>
/// <param name="Version">Its place in the order.</param>
/// <param name="Name">What it is about.</param>
/// <param name="Sql">
/// Its statements. MySQL commits each definition of a table by itself, so a step that fails half way is run again from its start: every
/// statement must bear that. One that cannot, as MySQL's ALTER TABLE, is a step of its own that begins with the line
/// <c>-- Applied when column table.name exists.</c>
/// </param>
internal sealed partial record Migration(int Version, string Name, string Sql)
{
    /// <summary>SHA-256 of the statements, in hexadecimal, that tells whether a step was changed after it was applied.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The column whose existence tells that the step was applied; null for a step that can be applied again.</summary>
    public (string Table, string Column)? Mark { get; } = AppliedWhen().Match(Sql) is { Success: true } match ? (match.Groups[1].Value, match.Groups[2].Value) : null;

    /// <summary>Reads a step from a file that is named <c>0001_what_it_is_about.sql</c>.</summary>
    public static Migration Parse(string fileName, string sql)
    {
        var (number, name) = fileName.Split('_', 2) is [var before, var after] ? (before, after) : (fileName, "");
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version < 1 || !name.EndsWith(".sql", StringComparison.Ordinal))
        {
            throw new FormatException($"The migration '{fileName}' has no version. Name it like 0004_what_it_is_about.sql.");
        }

        return new Migration(version, name[..^".sql".Length].Replace('_', ' '), sql);
    }

    [GeneratedRegex(@"\A-- Applied when column (\w+)\.(\w+) exists\.", RegexOptions.CultureInvariant)]
    private static partial Regex AppliedWhen();
}
