using System.Globalization;
using System.Reflection;

namespace AutoGen.Standins.Tests.Surface;

/// <summary>
/// What another assembly can see of a type, one line per fact, so that "is part of" is a comparison of lines:
/// <c>type</c>, <c>extends</c>, <c>implements</c> and one line per public or protected member.
/// </summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Type type)
    {
        var name = TypeNames.Of(type);
        yield return $"type {name} {Kind(type)}{TypeNames.Constraints(type.GetGenericArguments())}";
        if (type.BaseType is { } parent && parent != typeof(object))
            yield return $"{name} extends {TypeNames.Of(parent)}";
        foreach (var contract in type.GetInterfaces().Where(contract => contract.IsVisible))
            yield return $"{name} implements {TypeNames.Of(contract)}";
        foreach (var member in Members(type))
            yield return $"{name} {member}";
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => type.IsByRefLike ? "ref struct" : "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static IEnumerable<string> Members(Type type) => type.GetMembers(Declared).Select(Describe).OfType<string>();

    private static string? Describe(MemberInfo member) => member switch
    {
        FieldInfo field when IsVisible(field.Attributes) && !field.IsSpecialName => DescribeField(field),
        ConstructorInfo constructor when IsVisible(constructor.Attributes) => $"new({MemberParameters.Of(constructor)})",
        // Accessors are methods too and carry everything that a property or an event is; finalizers are nobody's business.
        MethodInfo method when IsVisible(method.Attributes) && method.Name != "Finalize" => DescribeMethod(method),
        _ => null,
    };

    private static bool IsVisible(FieldAttributes attributes) =>
        (attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;

    private static bool IsVisible(MethodAttributes attributes) =>
        (attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private static string DescribeField(FieldInfo field)
    {
        var value = field.IsLiteral ? string.Create(CultureInfo.InvariantCulture, $" = {field.GetRawConstantValue()}") : "";
        return $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeNames.Of(field.FieldType)} {field.Name}{value}";
    }

    private static string DescribeMethod(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeNames.Of))}>" : "";
        var constraints = method.IsGenericMethod ? TypeNames.Constraints(method.GetGenericArguments()) : "";
        var returns = $"{TypeNames.Of(method.ReturnType)}{(MemberParameters.IsInitOnly(method) ? " init" : "")}";
        return $"{(method.IsStatic ? "static " : "")}{returns} {method.Name}{generic}({MemberParameters.Of(method)}){constraints}";
    }
}
