using AutoGen.Prompts.Reading;

namespace AutoGen.Prompts.Tests.Reading;

public class JsonSyntaxTests
{
    [Theory]
    [InlineData("{ \"prompt\": \"a\"\n  \"steps\": 20 }", 2, 3, "Expected either ',', '}'")]
    [InlineData("{\n  prompt: \"a\" }", 2, 3, "Expected a '\"'")]
    [InlineData("{ \"猫\": 'a' }", 1, 8, "invalid start of a value")]
    [InlineData("{ \"prompt\": \"a\",\n", 2, 1, "closing } or ]")]
    [InlineData("{ \"initImage\": \"C:\\dir\" }", 1, 20, "escapable")]
    [InlineData("{ \"prompt\": \"a }", 1, 17, "Expected end of string")]
    [InlineData("{ } { }", 1, 5, "after a single JSON value")]
    public void A_syntax_error_names_line_column_and_what_was_expected(string json, int line, int column, string expected)
    {
        var problem = Assert.Single(LocatedJsonParser.Parse(json, "a.json").Problems);

        Assert.Equal(("json-syntax", "a.json", line), (problem.Code, problem.File, problem.Line));
        Assert.Contains($"at column {column}:", problem.Message, StringComparison.Ordinal);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_windows_path_is_told_about_backslashes() =>
        Assert.Contains("twice", LocatedJsonParser.Parse("{ \"initImage\": \"C:\\dir\" }", null).Problems[0].Remedy, StringComparison.Ordinal);

    [Fact]
    public void Half_a_character_is_a_problem_with_its_line()
    {
        var problem = Assert.Single(LocatedJsonParser.Parse("{\n\"prompt\": \"\\ud800\" }", null).Problems);

        Assert.Equal(("json-syntax", 2), (problem.Code, problem.Line));
    }

    [Fact]
    public void Very_deep_json_is_a_problem_and_no_crash() =>
        Assert.Equal("json-syntax", LocatedJsonParser.Parse(new string('[', 100000), null).Problems[0].Code);

    [Fact]
    public void A_file_of_comments_alone_is_a_problem_and_no_crash() =>
        Assert.Equal("json-syntax", LocatedJsonParser.Parse("// nothing", null).Problems[0].Code);

    [Fact]
    public void Keys_that_stand_twice_deeper_down_are_found_too()
    {
        var json = LocatedJsonParser.Parse("[{ \"sampler\": { \"name\": \"ddim\",\n \"eta\": 1,\n \"eta\": 0 } }]", null).Value!;

        Assert.Equal(("eta", 3), (json.RepeatedKeys.Single().Name, json.RepeatedKeys.Single().Line));
    }
}
