using System.Reflection;
using System.Runtime.CompilerServices;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.Hosting;

namespace FooBar.Tests.Aspire.Surface;

/// <summary>The subset stays small: it has no public member that nobody here uses.</summary>
public sealed class PublicMemberTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly[] Subset =
    [
        typeof(DistributedApplication).Assembly,
        typeof(MySqlServerResource).Assembly,
        typeof(DistributedApplicationTestingBuilder).Assembly,
        typeof(AspireMySqlConnectorExtensions).Assembly,
    ];

    private static readonly Assembly[] Users = [typeof(Projects.FooBar_AppHost).Assembly, typeof(FooBar.ServiceDefaults.Database.IDatabase).Assembly, typeof(PublicMemberTests).Assembly];

    private static readonly string Repository = Path.GetFullPath(Path.Combine(Projects.FooBar_AppHost.ProjectPath, ".."));

    private readonly Usage _usage = Usage.In([.. Subset, .. Users]);
    private readonly SourceText _source = SourceText.Of(new[] { "aspire", "FooBar.AppHost", "FooBar.ServiceDefaults", "FooBar.Tests" }.Select(static folder => Path.Combine(Repository, folder)));

    [Fact]
    public void PublicMembers_AreAllUsed()
    {
        var members = Subset.SelectMany(static assembly => assembly.GetExportedTypes()).SelectMany(static type => MembersOf(type).Prepend(type)).ToArray();

        Assert.True(members.Length > 400, "Fewer members were found than there are.");
        var unused = members.Where(member => !IsUsed(member)).Select(static member => $"{member.DeclaringType?.Name}: {member}").ToArray();
        Assert.True(unused.Length == 0, $"Nobody uses these; remove them: {string.Join("; ", unused)}.");
    }

    [Fact]
    public void Usage_OfWhatNobodyNames_IsNone()
    {
        Assert.False(_usage.Holds(typeof(Unnamed).GetMethod(nameof(ToString))!));
        Assert.True(_usage.Holds(typeof(SourceText).GetMethod(nameof(SourceText.Names))!));
        Assert.True(_usage.Holds(typeof(Usage)));
        Assert.True(_source.Names(typeof(KnownResourceTypes).GetField(nameof(KnownResourceTypes.Container))!));
        Assert.False(_source.Names(typeof(Unnamed).GetFields().Single()));
    }

    private bool IsUsed(MemberInfo member) => member switch
    {
        Type type => _usage.Holds(type) || MembersOf(type).Any(IsUsed),
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(accessor => _usage.Holds(accessor) || IsContract(accessor)),
        EventInfo happening => _usage.Holds(happening.AddMethod!),
        FieldInfo { IsLiteral: true } constant => _source.Names(constant),
        MethodInfo method => _usage.Holds(method) || IsContract(method),
        _ => _usage.Holds(member),
    };

    private static IEnumerable<MemberInfo> MembersOf(Type type) => type.GetMembers(Declared).Where(static member => member switch
    {
        // The compiler's own: of records, closures, and the methods of properties, which stand for themselves.
        MethodInfo method => IsVisible(method) && !method.IsDefined(typeof(CompilerGeneratedAttribute)) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)),

        // Exceptions have the constructors that exceptions have, and a constructor without parameters is no more than its type.
        ConstructorInfo constructor => IsVisible(constructor) && constructor.GetParameters().Length > 0 && !constructor.IsDefined(typeof(CompilerGeneratedAttribute))
            && !typeof(Exception).IsAssignableFrom(constructor.DeclaringType),
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible) && property.Name != "EqualityContract",
        FieldInfo field => field.IsPublic && !field.IsSpecialName,
        EventInfo happening => IsVisible(happening.AddMethod!),
        _ => false,
    });

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    // What overrides or implements something is called by way of that.
    private static bool IsContract(MethodInfo method) =>
        method.GetBaseDefinition() != method
        || (method.DeclaringType is { IsInterface: false } type && type.GetInterfaces().Any(contract => type.GetInterfaceMap(contract).TargetMethods.Contains(method)));

    private sealed class Unnamed
    {
        public const int Lonely = 1;

        public override string ToString() => "";
    }
}
