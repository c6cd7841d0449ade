namespace AutoGen.Models.Tests;

public sealed class VisualCppRuntimeTests
{
    [Fact]
    public void Nothing_is_missing_where_everything_can_be_loaded() => Assert.Null(VisualCppRuntime.Check(static _ => true));

    [Fact]
    public void What_is_missing_is_named_with_where_to_get_it()
    {
        var problem = VisualCppRuntime.Check(static library => !library.StartsWith("msvcp140_", StringComparison.Ordinal))!;

        Assert.Equal(("visual-cpp-missing", "msvcp140_1.dll, msvcp140_atomic_wait.dll"), (problem.Code, problem.Value));
        Assert.Contains("https://aka.ms/", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_systems_need_none()
    {
        if (!OperatingSystem.IsWindows())
            Assert.Null(VisualCppRuntime.Check());
    }
}
