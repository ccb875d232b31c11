using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FooBar.Api.Migrations;

/// <summary>A step of the schema.</summary>
/// <param name="Version">Its place in the order.</param>
/// <param name="Name">What it is about.</param>
/// <param name="Sql">
/// Its statements. MySQL commits each definition of a table by itself, so a step that fails half way is run again from its start: every
/// statement must bear that.
/// </param>
internal sealed record Migration(int Version, string Name, string Sql)
{
    /// <summary>SHA-256 of the statements, in hexadecimal, that tells whether a step was changed after it was applied.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

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
}
