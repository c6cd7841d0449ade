namespace AutoGen.Plugins.Testing.Tests;

public sealed class GoldenTests
{
    [Fact]
    public void Values_within_the_tolerance_are_equal_and_others_are_named()
    {
        Golden.AssertClose("case 1", [1, 2], [1.0009f, 1.9991f], 1e-3);
        Fails("case 2: value 1 is 2.1, expected 2 within 0.001.", () => Golden.AssertClose("case 2", [1, 2], [1, 2.1f], 1e-3));
        Fails("case 3: value 0 is NaN, expected 1 within 0.001.", () => Golden.AssertClose("case 3", [1], [float.NaN], 1e-3));
        Fails("case 4: 1 values for 2.", () => Golden.AssertClose("case 4", [1, 2], [1], 1e-3));
    }

    [Fact]
    public void Noise_levels_are_compared_relative_to_their_size()
    {
        Golden.AssertScheduleClose("levels", [14.6, 0], [14.6001, 0.0000009]);
        Fails("levels: value 0 is 14.601, expected 14.6.", () => Golden.AssertScheduleClose("levels", [14.6, 0], [14.601, 0]));
    }

    private static void Fails(string message, Action action) =>
        Assert.Equal(message, Assert.Throws<ConformanceException>(action).Message);
}
