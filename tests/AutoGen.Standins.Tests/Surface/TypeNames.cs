using System.Reflection;

namespace AutoGen.Standins.Tests.Surface;

/// <summary>Full names of types as a person would write them, free of assembly names.</summary>
internal static class TypeNames
{
    public static string Of(Type type) => type switch
    {
        { IsByRef: true } => $"ref {Of(type.GetElementType()!)}",
        { IsPointer: true } => $"{Of(type.GetElementType()!)}*",
        { IsArray: true } => $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]",
        { IsGenericParameter: true } => type.Name,
        _ => OfNamed(type),
    };

    public static string Constraints(Type[] genericParameters) => string.Concat(genericParameters.Select(Constraint));

    private static string OfNamed(Type type)
    {
        var own = type.Name.Split('`')[0];
        var prefix = type.DeclaringType is { } outer ? $"{OfNamed(outer)}." : type.Namespace is { } space ? $"{space}." : "";
        var arguments = type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).Select(Of).ToArray();
        return prefix + own + (arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments)}>");
    }

    private static string Constraint(Type parameter)
    {
        if (!parameter.IsGenericParameter)
            return "";
        var flags = parameter.GenericParameterAttributes & GenericParameterAttributes.SpecialConstraintMask;
        var parts = parameter.GetGenericParameterConstraints().Select(Of).Order(StringComparer.Ordinal).ToList();
        if (flags != GenericParameterAttributes.None)
            parts.Insert(0, flags.ToString());
        return parts.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", parts)}";
    }
}
