using AutoGen.Models.Onnx;
using AutoGen.Protocol;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AutoGen.Models.Devices;

/// <summary>
/// Runs the operators that diffusion models live on, on the CPU and on a device, and compares: a driver that computes garbage is
/// found before it makes a night of grey pictures.
/// </summary>
internal static class DeviceSelfCheck
{
    /// <summary>
    /// Largest difference that is let pass, as a share of the largest value. Drivers may compute float32 with shortcuts (reduced
    /// precision, other orders of summation), which stay far below; garbage is of the size of the values.
    /// </summary>
    public const double Tolerance = 0.01;

    /// <summary>The same of float16, in which some drivers also sum up.</summary>
    public const double HalfTolerance = 0.05;

    /// <param name="name">Of the device, for people.</param>
    /// <param name="device">Session options that put the network on the device.</param>
    /// <returns>What is wrong with it; operators that the device refuses are no fault of its results, and are told as warnings.</returns>
    public static DeviceVerdict Run(string name, Func<SessionOptions> device) => Run(name, graph => Compute(graph, device(), static session => new DeviceSession(session, static () => { })));

    /// <param name="name">Of the device, for people.</param>
    /// <param name="compute">The output of a network, computed on the device.</param>
    internal static DeviceVerdict Run(string name, Func<SelfCheckGraph, float[]> compute)
    {
        var refused = new List<string>();
        foreach (var graph in SelfCheckGraph.All)
        {
            float[] computed;
            try
            {
                computed = compute(graph);
            }
            catch (OnnxRuntimeException fault)
            {
                if (DeviceFault.Of(name, fault.Message) is { } lost)
                    return new DeviceVerdict(lost, refused);
                refused.Add($"{graph.Name}: {fault.Message}");
                continue;
            }

            var difference = Difference(Compute(graph, new SessionOptions(), static session => new CpuSession(session)), computed);
            var tolerance = graph.Type == TensorElementType.Float16 ? HalfTolerance : Tolerance;
            if (!(difference <= tolerance)) // also where it is not a number
                return new DeviceVerdict(Garbage(graph.Name, difference, tolerance), refused);
        }

        return new DeviceVerdict(refused.Count == SelfCheckGraph.All.Count ? Useless(refused[0]) : null, refused);
    }

    /// <summary>Largest difference as a share of the largest expected value.</summary>
    internal static double Difference(ReadOnlySpan<float> expected, ReadOnlySpan<float> computed)
    {
        double largest = 0, difference = 0;
        for (var index = 0; index < expected.Length; index++)
        {
            largest = Math.Max(largest, Math.Abs(expected[index]));
            difference = double.IsFinite(computed[index]) ? Math.Max(difference, Math.Abs(expected[index] - computed[index])) : double.NaN;
            if (double.IsNaN(difference))
                return difference;
        }

        return difference / largest;
    }

    /// <summary>As networks are run: twice over the same tensors, so that also an input that stays behind is found out.</summary>
    internal static float[] Compute(SelfCheckGraph graph, SessionOptions options, Func<InferenceSession, IGraphSession> open)
    {
        using (options)
        using (var session = open(new InferenceSession(graph.ToModel(), options)))
        using (var runOptions = new RunOptions())
        {
            long[] shape = [.. graph.Shape];
            var (input, output) = (new NetworkTensor(graph.Type, shape), new NetworkTensor(graph.Type, shape));
            using var inputs = new GraphTensors((SelfCheckGraph.Input, input));
            using var outputs = new GraphTensors((SelfCheckGraph.Output, output));
            var values = graph.InputValues();
            foreach (var scale in new[] { 0.5f, 1 })
            {
                input.Write(values, 0, scale);
                session.Run(runOptions, inputs, outputs);
            }

            output.Read(values, 0);
            return values;
        }
    }

    private static Problem Garbage(string operation, double difference, double tolerance) => new(
        DirectMlDevice.ComputesWrong,
        double.IsNaN(difference) ? $"The graphics device computes {operation} to values that are not numbers." : $"The graphics device computes {operation} wrong: {difference:P1} off.")
    {
        Allowed = $"{tolerance:P0} of the largest value",
        Remedy = "Update the graphics driver. The CPU is used until then.",
    };

    private static Problem Useless(string reason) => new("directml-not-available", $"DirectML refuses every operator of the self-check. {reason}")
    {
        Key = "provider",
        Remedy = "Update the graphics driver, or set the provider to cpu.",
    };
}

/// <param name="Problem">Why the device must not be used; null where it may.</param>
/// <param name="Refused">Operators that it does not take, with the reason.</param>
internal sealed record DeviceVerdict(Problem? Problem, IReadOnlyList<string> Refused);
