using System.Reflection;
using System.Text.RegularExpressions;

namespace FooBar.Tests.Aspire.Surface;

/// <summary>The source of some folders, for what leaves no trace in compiled code: constants and the values of enumerations.</summary>
internal sealed class SourceText
{
    private readonly string[] _files;

    private SourceText(string[] files) => _files = files;

    /// <summary>Reads every C# file that somebody wrote beneath some folders.</summary>
    public static SourceText Of(IEnumerable<string> folders) => new(
    [
        .. folders.SelectMany(static folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(static path => !path.Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin"))
            .Select(File.ReadAllText),
    ]);

    /// <summary>Whether a constant is named: by its type and name anywhere, or by its name alone in its own file, beside its declaration.</summary>
    public bool Names(FieldInfo constant)
    {
        var type = constant.DeclaringType!.Name;
        var qualified = new Regex($@"\b{type}\.{constant.Name}\b");
        var alone = new Regex($@"(?<!\.)\b{constant.Name}\b(?!</)");
        var declaration = new Regex($@"\b(enum|class|record|struct) {type}\b");
        return _files.Any(text => qualified.IsMatch(text) || (declaration.IsMatch(text) && alone.Count(text) > 1));
    }
}
