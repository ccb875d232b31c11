using Aspire.Hosting.ApplicationModel;

namespace FooBar.Tests.Aspire.ApplicationModel;

public sealed class ReferenceExpressionTests
{
    private static readonly ParameterResource Password = new("password", _ => "a{0}/b c", secret: true);

    [Fact]
    public async Task GetValueAsync_BracesInLiteralsAndValues_AreKept()
    {
        var expression = ReferenceExpression.Create($"{{\"p\":\"{Password}\"}} {"{1}"}");

        Assert.Equal("{\"p\":\"a{0}/b c\"} {1}", await expression.GetValueAsync(default));
    }

    [Fact]
    public async Task GetValueAsync_UriFormat_IsEncoded() =>
        Assert.Equal("mysql://a%7B0%7D%2Fb%20c@", await ReferenceExpression.Create($"mysql://{Password:uri}@").GetValueAsync(default));

    [Fact]
    public async Task GetValueAsync_UnknownFormat_Throws() =>
        await Assert.ThrowsAsync<FormatException>(async () => await ReferenceExpression.Create($"{Password:upper}").GetValueAsync(default));

    [Fact]
    public async Task GetValueAsync_Empty_IsNull() => Assert.Null(await ReferenceExpression.Empty.GetValueAsync(default));

    [Fact]
    public async Task GetValueAsync_Nested_IsResolvedForTheCaller()
    {
        var caller = new ContainerResource("lb");
        var seen = new List<IResource?>();
        var inner = ReferenceExpression.Create($"[{new Probe(seen)}]");

        var value = await ReferenceExpression.Create($"<{inner}>").GetValueAsync(new ValueProviderContext { Caller = caller }, default);

        Assert.Equal("<[probe]>", value);
        Assert.Same(caller, Assert.Single(seen));
    }

    [Fact]
    public void ValueExpression_OfValues_NamesThem()
    {
        var expression = ReferenceExpression.Create($"Password={Password};");

        Assert.Equal("Password={password.value};", expression.ValueExpression);
        Assert.Same(Password, Assert.Single(((IValueWithReferences)expression).References));
    }

    private sealed class Probe(List<IResource?> callers) : IExpressionValue
    {
        public string ValueExpression => "{probe}";

        public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => throw new InvalidOperationException("The caller was lost.");

        public ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken = default)
        {
            callers.Add(context.Caller);
            return ValueTask.FromResult<string?>("probe");
        }
    }
}
