using AutoGen.Automation.Drops;
using AutoGen.Automation.Tests.Support;

namespace AutoGen.Automation.Tests.Drops;

public sealed class DropIdTests
{
    [Fact]
    public void Ids_of_one_instant_differ_and_sort_in_the_order_they_were_made()
    {
        var ids = new DropId(new FakeTime());
        List<string> made = [.. Enumerable.Range(0, 1000).Select(_ => ids.Next())];
        Assert.Equal(made.Order(StringComparer.Ordinal), made);
        Assert.Equal(1000, made.Distinct().Count());
        Assert.Matches("^20250131-142233-0000000-[0-9a-f]{6}$", made[0]);
    }
}
