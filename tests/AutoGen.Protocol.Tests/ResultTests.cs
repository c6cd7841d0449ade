namespace AutoGen.Protocol.Tests;

public class ResultTests
{
    private static readonly Problem Problem = new("no", "No.");

    [Fact]
    public void A_value_may_carry_warnings()
    {
        var result = Result<string>.Ok("yes", [Problem]);

        Assert.True(result.TryGet(out var value, out var problems));
        Assert.Equal("yes", value);
        Assert.Empty(problems);
        Assert.Equal([Problem], result.Warnings);
    }

    [Fact]
    public void A_problem_leaves_no_value()
    {
        Result<string> result = Problem;

        Assert.False(result.TryGet(out var value, out var problems));
        Assert.Null(value);
        Assert.Equal([Problem], problems);
    }
}
