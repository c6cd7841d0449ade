using System.Text.RegularExpressions;

namespace AutoGen.Prompts.Tests;

public class ProblemCodesTests
{
    [Fact]
    public void Codes_are_kebab_case_and_stand_for_one_thing_each()
    {
        var codes = typeof(ProblemCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();

        Assert.All(codes, code => Assert.Matches(new Regex("^[a-z]+(-[a-z]+)*$"), code));
        Assert.Equal(codes.Count, codes.Distinct().Count());
    }
}
