using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace AutoGen.Standins.Tests.Surface;

/// <summary>Parameter lists of methods and constructors; names and defaults count, as callers compile against both.</summary>
internal static class MemberParameters
{
    public static string Of(MethodBase method) => string.Join(", ", method.GetParameters().Select(Describe));

    public static bool IsInitOnly(MethodInfo method) =>
        method.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == nameof(IsExternalInit));

    private static string Describe(ParameterInfo parameter)
    {
        var kind = parameter switch
        {
            { IsOut: true } => "out ",
            { IsIn: true } => "in ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute)) => "params ",
            _ when parameter.Position == 0 && parameter.Member.IsDefined(typeof(ExtensionAttribute)) => "this ",
            _ => "",
        };
        return $"{kind}{TypeNames.Of(parameter.ParameterType)} {parameter.Name}{Default(parameter)}";
    }

    private static string Default(ParameterInfo parameter)
    {
        if (!parameter.HasDefaultValue)
            return "";
        return string.Create(CultureInfo.InvariantCulture, $" = {parameter.RawDefaultValue ?? "null"}");
    }
}
