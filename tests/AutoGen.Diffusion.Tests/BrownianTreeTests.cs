using System.Text.Json;
using AutoGen.Abstractions;
using Xunit.Abstractions;

namespace AutoGen.Diffusion.Tests;

public sealed class BrownianTreeTests(ITestOutputHelper output)
{
    private const string File = "brownian_tree.json";
    private const double Tolerance = 5e-6;

    private static readonly LatentShape shape = new(1, 4, 16, 16);

    [Fact]
    public void It_is_the_tree_of_torchsde()
    {
        var calls = Golden.Read(File).EnumerateArray()
            .SelectMany(static item => item.GetProperty("calls").EnumerateArray().Select(call => (Tree: item, Call: call)))
            .ToList();

        GoldenTally.CheckAll(output, File, calls, static item => CheckCall(item.Tree, item.Call));
    }

    [Fact]
    public void More_steps_refine_the_same_path()
    {
        // The change over a step is the sum of the changes over the steps within it, whatever was asked before.
        var coarse = Tree(3).Noise(10, 1) * Math.Sqrt(10 - 1);
        var tree = Tree(3);
        var levels = Enumerable.Range(0, 28).Select(static index => 10 - (index / 3.0)).ToList();
        var fine = levels.Zip(levels.Skip(1), (sigma, next) => tree.Noise(sigma, next) * Math.Sqrt(sigma - next)).Aggregate(static (sum, change) => sum + change);

        Golden.AssertClose("sum of 27 steps", coarse.Values, fine.Values, 1e-4);
    }

    [Fact]
    public void The_order_of_the_calls_does_not_matter()
    {
        var (forward, backward) = (Tree(5), Tree(5));
        var (first, second) = (forward.Noise(14, 6), forward.Noise(6, 2));
        Assert.Equal(backward.Noise(6, 2).Values, second.Values);
        Assert.Equal(backward.Noise(14, 6).Values, first.Values);
    }

    /// <summary>A step may be announced and not asked for, or asked for in other parts.</summary>
    [Fact]
    public void What_is_drawn_ahead_is_what_would_have_been_drawn()
    {
        var (plain, ahead) = (Tree(11), Tree(11));
        (double Sigma, double Next)[] announced = [(14, 9), (9, 6), (6, 5), (5, 3), (3, 1), (1, 0.5)];
        (double Sigma, double Next)[][] asked = [[(14, 9)], [(9, 7), (9, 6)], [], [(5, 4.5), (4.5, 3)], [(3, 1), (3, 2)], [(1, 0.5)]];
        foreach (var (step, parts) in announced.Zip(asked))
        {
            ahead.Ahead(step.Sigma, step.Next);
            foreach (var (sigma, next) in parts)
                Assert.Equal(plain.Noise(sigma, next).Values, ahead.Noise(sigma, next).Values);
        }
    }

    [Fact]
    public void Steps_have_unit_noise_that_is_independent_of_other_steps()
    {
        var tree = Tree(7);
        var (first, second) = (tree.Noise(9, 4), tree.Noise(4, 3.5));
        var count = shape.Length;

        Assert.Equal(0, first.Values.ToArray().Average(), 4 / Math.Sqrt(count));
        Assert.Equal(1, first.Norm() / Math.Sqrt(count), 0.1);
        Assert.Equal(1, second.Norm() / Math.Sqrt(count), 0.1);
        Assert.Equal(0, first.Zip(second, static (left, right) => left * right).Values.ToArray().Average(), 4 / Math.Sqrt(count));
    }

    [Fact]
    public void Up_is_down_with_its_sign_turned_and_no_length_is_no_noise()
    {
        var tree = Tree(9);
        Assert.Equal((-tree.Noise(5, 3)).Values, tree.Noise(3, 5).Values);
        Assert.Equal(0, tree.Noise(4, 4).Norm());
    }

    private static BrownianTree Tree(long seed) => new(static node => new PhiloxNoise(node), seed, shape, 0.03, 14.6);

    private static void CheckCall(JsonElement item, JsonElement call)
    {
        var size = item.GetProperty("shape").Doubles();
        var tree = new BrownianTree(
            static node => new TorchCpuNoise(node),
            item.GetProperty("seed").GetInt64(),
            new LatentShape((int)size[0], (int)size[1], (int)size[2], (int)size[3]),
            item.Number("sigmaMin"),
            item.Number("sigmaMax"));
        var name = FormattableString.Invariant($"{item.Text("pattern")} {call.Number("sigma")} to {call.Number("sigmaNext")}");
        Golden.AssertClose(name, call.GetProperty("values").Floats(), tree.Noise(call.Number("sigma"), call.Number("sigmaNext")).Values, Tolerance);
    }
}
