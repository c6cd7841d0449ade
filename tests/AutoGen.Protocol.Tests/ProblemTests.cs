namespace AutoGen.Protocol.Tests;

public class ProblemTests
{
    [Fact]
    public void A_problem_reads_as_one_line_with_all_it_knows() =>
        Assert.Equal(
            "a.json(3): steps cannot be 0. Allowed: 1 to 500. The nearest allowed value is 1. [setting-out-of-range]",
            new Problem("setting-out-of-range", "steps cannot be 0.") { File = "a.json", Line = 3, Allowed = "1 to 500", Remedy = "The nearest allowed value is 1." }.ToString());

    [Fact]
    public void What_is_not_known_is_not_mentioned()
    {
        Assert.Equal("No. [no]", new Problem("no", "No.").ToString());
        Assert.Equal("a.txt: No. [no]", new Problem("no", "No.") { File = "a.txt" }.ToString());
    }
}
