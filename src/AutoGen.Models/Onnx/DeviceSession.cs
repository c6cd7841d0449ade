using Microsoft.ML.OnnxRuntime;

namespace AutoGen.Models.Onnx;

/// <summary>
/// On a device, for one size. Tensors stay bound from run to run: ONNX Runtime carries an input to the device when it is bound, so the text
/// states of a render go there once and only what was written since goes again. A session is run by one thread at a time, as
/// DirectML wants it: a model belongs to its renderer's thread.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="running">Called before each run.</param>
internal sealed class DeviceSession(InferenceSession session, Action running) : IGraphSession
{
    private readonly OrtIoBinding binding = session.CreateIoBinding();
    private (GraphTensors Inputs, GraphTensors Outputs)? bound;
    private int[] seen = [];

    public void Run(RunOptions options, GraphTensors inputs, GraphTensors outputs)
    {
        running();
        if (bound != (inputs, outputs))
            Bind(inputs, outputs);
        for (var index = 0; index < inputs.Values.Length; index++)
        {
            if (inputs.Version(index) == seen[index])
                continue;
            binding.BindInput(inputs.Names[index], inputs.Values[index]);
            seen[index] = inputs.Version(index);
        }

        session.RunWithBinding(options, binding);
        binding.SynchronizeBoundOutputs();
    }

    public void Dispose()
    {
        binding.Dispose();
        session.Dispose();
    }

    private void Bind(GraphTensors inputs, GraphTensors outputs)
    {
        binding.ClearBoundInputs();
        binding.ClearBoundOutputs();
        bound = (inputs, outputs);
        seen = [.. Enumerable.Repeat(-1, inputs.Values.Length)];
        for (var index = 0; index < outputs.Values.Length; index++)
            binding.BindOutput(outputs.Names[index], outputs.Values[index]);
    }
}
