using System.Text;

namespace FooBar.Telemetry.Databases;

/// <summary>SQL without the values in it, which are what visitors wrote, their names and their keys.</summary>
internal static class SqlText
{
    /// <summary>Puts a question mark in the place of each string and number. What is no SQL comes out shorter, and never with a text in quotes.</summary>
    /// <param name="sql">A statement, possibly cut off.</param>
    public static string WithoutValues(string sql)
    {
        var text = new StringBuilder(sql.Length);
        for (var i = 0; i < sql.Length;)
        {
            var first = sql[i];
            if (first is '\'' or '"')
            {
                i = EndOfQuoted(sql, i);
                text.Append('?');
            }
            else if (first is '`')
            {
                var end = EndOfQuoted(sql, i);
                text.Append(sql, i, end - i);
                i = end;
            }
            else if (char.IsAsciiDigit(first) && (i == 0 || !IsPartOfName(sql[i - 1])))
            {
                i = EndOfNumber(sql, i);
                text.Append('?');
            }
            else
            {
                text.Append(first);
                i++;
            }
        }

        return text.ToString();
    }

    // A quote ends it unless it is doubled, or a backslash is before it. Nothing after an open quote is shown.
    private static int EndOfQuoted(string sql, int start)
    {
        var quote = sql[start];
        for (var i = start + 1; i < sql.Length; i++)
        {
            if (sql[i] == '\\' && quote != '`')
            {
                i++;
            }
            else if (sql[i] == quote)
            {
                if (i + 1 < sql.Length && sql[i + 1] == quote)
                {
                    i++;
                }
                else
                {
                    return i + 1;
                }
            }
        }

        return sql.Length;
    }

    // Also 0x1F, 1e6 and 1.5.
    private static int EndOfNumber(string sql, int start)
    {
        var i = start + 1;
        while (i < sql.Length && (char.IsAsciiLetterOrDigit(sql[i]) || sql[i] == '.'))
        {
            i++;
        }

        return i;
    }

    private static bool IsPartOfName(char character) => char.IsLetterOrDigit(character) || character is '_' or '$' or '@';
}
