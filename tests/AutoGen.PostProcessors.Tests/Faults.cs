using System.ComponentModel.DataAnnotations;

namespace AutoGen.PostProcessors.Tests;

/// <summary>What the host finds wrong with a record of options.</summary>
internal static class Faults
{
    public static IEnumerable<string> Of(object options)
    {
        List<ValidationResult> faults = [];
        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
        return faults.Select(static fault => fault.ErrorMessage!);
    }
}
