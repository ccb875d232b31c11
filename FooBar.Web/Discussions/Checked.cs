using System.Diagnostics.CodeAnalysis;

namespace FooBar.Web.Discussions;

/// <summary>What became of input that was checked: a value that keeps the rules, or what is wrong with each field.</summary>
public sealed class Checked<T> where T : class
{
    internal Checked(T? value, IReadOnlyDictionary<string, string> problems)
    {
        Value = value;
        Problems = problems;
    }

    /// <summary>The value, when every field keeps the rules.</summary>
    public T? Value { get; }

    /// <summary>A sentence for each field that breaks a rule, by the field's name (<c>title</c>, <c>body</c>, <c>author</c>).</summary>
    public IReadOnlyDictionary<string, string> Problems { get; }

    /// <summary>Whether every field keeps the rules.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsValid => Value is not null;
}
