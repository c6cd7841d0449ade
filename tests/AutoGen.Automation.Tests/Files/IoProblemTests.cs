using AutoGen.Automation.Files;

namespace AutoGen.Automation.Tests.Files;

public sealed class IoProblemTests
{
    [Theory]
    [InlineData(32, "file-in-use", true)]
    [InlineData(33, "file-in-use", true)]
    [InlineData(53, "share-away", true)]
    [InlineData(64, "share-away", true)]
    [InlineData(1231, "share-away", true)]
    [InlineData(17, "other-volume", false)]
    [InlineData(19, "volume-read-only", false)]
    [InlineData(112, "disk-full", false)]
    [InlineData(123, "path-name-forbidden", false)]
    [InlineData(206, "path-too-long", false)]
    [InlineData(362, "file-online-only", false)] // ERROR_CLOUD_FILE_PROVIDER_NOT_RUNNING
    [InlineData(1117, "file-system-fault", false)] // ERROR_IO_DEVICE
    public void An_error_of_Windows_has_its_problem(int error, string code, bool passes)
    {
        var fault = new IOException("reason", unchecked((int)0x80070000) | error);
        var problem = IoProblem.From(fault, @"D:\in\cat.png", "read");
        Assert.Equal(code, problem.Code);
        Assert.StartsWith(@"Cannot read D:\in\cat.png: ", problem.Message, StringComparison.Ordinal);
        Assert.NotNull(problem.Remedy);
        Assert.Equal((passes, passes), (IoProblem.MayPass(fault), IoProblem.MayPass(problem)));
    }
}
