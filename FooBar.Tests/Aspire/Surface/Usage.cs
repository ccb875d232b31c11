using System.Reflection;

namespace FooBar.Tests.Aspire.Surface;

/// <summary>What the code of some assemblies uses: every member that another one names, and every type in a declaration.</summary>
internal sealed class Usage
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly HashSet<(Guid Module, int Token)> _used = [];

    private Usage()
    {
    }

    /// <summary>Reads assemblies.</summary>
    public static Usage In(IEnumerable<Assembly> assemblies)
    {
        var usage = new Usage();
        foreach (var type in assemblies.SelectMany(static assembly => assembly.GetTypes()))
        {
            usage.Read(type);
        }

        return usage;
    }

    /// <summary>Whether somebody uses a type, a method or a field.</summary>
    public bool Holds(MemberInfo member) => _used.Contains(KeyOf(member));

    private void Read(Type type)
    {
        // A type that names itself is not used by that.
        AddTypes(type, type.BaseType is null ? [] : [type.BaseType]);
        AddTypes(type, type.GetInterfaces());
        AddTypes(type, type.GetGenericArguments().SelectMany(static argument => argument.GetGenericParameterConstraints()));
        AddTypes(type, type.GetFields(Declared).Select(static field => field.FieldType));
        AddTypes(type, type.GetCustomAttributesData().Select(static attribute => attribute.AttributeType));
        foreach (var method in type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared)))
        {
            AddTypes(type, method.GetParameters().Select(static parameter => parameter.ParameterType));
            AddTypes(type, method is MethodInfo { ReturnType: var result } ? [result] : []);
            AddTypes(type, method.IsGenericMethodDefinition ? method.GetGenericArguments().SelectMany(static argument => argument.GetGenericParameterConstraints()) : []);
            AddTypes(type, method.GetMethodBody()?.LocalVariables.Select(static local => local.LocalType) ?? []);
            foreach (var named in Instructions.NamedBy(method).Where(named => KeyOf(named) != KeyOf(method)))
            {
                Add(type, named);
            }
        }
    }

    private void Add(Type user, MemberInfo named)
    {
        if (named is Type type)
        {
            AddTypes(user, [type]);
            return;
        }

        _used.Add(KeyOf(named));
        AddTypes(user, named.DeclaringType is { } declaring ? [declaring] : []);
        AddTypes(user, named is MethodInfo { IsGenericMethod: true } method ? method.GetGenericArguments() : []);
    }

    private void AddTypes(Type user, IEnumerable<Type> types)
    {
        foreach (var type in types.Where(static type => !type.IsGenericParameter))
        {
            if (type.HasElementType)
            {
                AddTypes(user, [type.GetElementType()!]);
                continue;
            }

            // What is nested in a type, such as the state of its asynchronous methods, is a part of it.
            if (Outermost(user) != Outermost(type))
            {
                _used.Add(KeyOf(type));
            }

            AddTypes(user, type.IsGenericType ? type.GetGenericArguments() : []);
        }
    }

    private static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type.IsGenericType ? type.GetGenericTypeDefinition() : type;
    }

    // A type or method with arguments has the token of the one without.
    private static (Guid Module, int Token) KeyOf(MemberInfo member) => (member.Module.ModuleVersionId, member.MetadataToken);
}
