using System.Globalization;
using Microsoft.ML.OnnxRuntime;

namespace AutoGen.Models.Devices;

/// <summary>
/// A hook for the tests (docs/fault-tests.md): a graphics device that is none, so that what happens to devices can happen on any machine.
/// It plays by DirectML's rules and computes on the CPU. Does nothing unless the environment variable AUTOGEN_DEVICE_REHEARSAL names
/// a file: its first line says how many MiB of memory the device has, each further one what becomes of the next run of a network on
/// it. An empty line: it computes. Any other: ONNX Runtime fails with that text.
/// </summary>
internal static class DeviceRehearsal
{
    private static readonly string? Script = Environment.GetEnvironmentVariable("AUTOGEN_DEVICE_REHEARSAL");

    public static bool IsOn => !string.IsNullOrEmpty(Script);

    public static DirectMlDevice Device => DirectMlDevice.On(
        new GraphicsAdapter(0, "Rehearsal", long.Parse(File.ReadLines(Script!).First(), CultureInfo.InvariantCulture) << 20, 0, "0:0", Software: true)) with
    {
        Choose = static (_, _) => { },
        Running = Pass,
    };

    private static void Pass()
    {
        var lines = File.ReadAllLines(Script!);
        if (lines.Length < 2)
            return;
        File.WriteAllLines(Script!, [lines[0], .. lines.Skip(2)]);
        if (lines[1].Length > 0)
            Fail(lines[1]);
    }

    /// <summary>Only ONNX Runtime can make its exception: by a file that is not there, whose name it repeats.</summary>
    internal static void Fail(string text)
    {
        using var never = new InferenceSession(text);
    }
}
