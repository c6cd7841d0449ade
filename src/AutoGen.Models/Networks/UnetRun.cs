using AutoGen.Abstractions;
using AutoGen.Models.Onnx;

namespace AutoGen.Models.Networks;

/// <summary>The tensors of one U-Net run, filled by rows: a row is one latent with the text states it is steered by.</summary>
internal sealed class UnetRun : IDisposable
{
    private readonly OnnxGraph graph;
    private readonly LatentShape shape;
    private readonly NetworkTensor sample;
    private readonly NetworkTensor timestep;
    private readonly NetworkTensor states;
    private readonly NetworkTensor output;
    private readonly GraphTensors inputs;
    private readonly GraphTensors outputs;
    private readonly EncodedPrompt?[] prompts;
    private readonly int tokens;

    public UnetRun(OnnxGraph graph, UnetPorts ports, LatentShape shape, EncodedPrompt prompt)
    {
        (this.graph, this.shape, tokens) = (graph, shape, prompt.Tokens);
        long[] size = [shape.Count, shape.Channels, shape.Height, shape.Width];
        sample = new(ports.Sample.Type, size);
        timestep = new(ports.Timestep.Type, ports.TimestepShape(shape.Count));
        states = new(ports.States.Type, shape.Count, tokens, prompt.States.Length / tokens);
        output = new(ports.Output.Type, size);
        inputs = new((ports.Sample.Name, sample), (ports.Timestep.Name, timestep), (ports.States.Name, states));
        outputs = new((ports.Output.Name, output));
        prompts = new EncodedPrompt?[shape.Count];
    }

    public int Rows => shape.Count;

    private int RowLength => shape.Length / shape.Count;

    public bool Fits(LatentShape other, EncodedPrompt prompt) => other with { Count = shape.Count } == shape && prompt.Tokens == tokens;

    /// <summary>Fills whole rows from <paramref name="first"/> on with latents times <paramref name="scale"/>, all steered by one prompt.</summary>
    public void SetRows(int first, ReadOnlySpan<float> latents, float scale, EncodedPrompt prompt)
    {
        sample.Write(latents, first * RowLength, scale);
        for (var row = first; row < first + (latents.Length / RowLength); row++)
        {
            // the prompt of a row seldom changes from step to step, and its states are larger than the latent
            if (ReferenceEquals(prompts[row], prompt))
                continue;
            states.Write(prompt.States, row * prompt.States.Length);
            prompts[row] = prompt;
        }
    }

    public void Run(double time)
    {
        timestep.Fill(time);
        graph.Run(inputs, outputs);
    }

    /// <summary>Whole rows from <paramref name="first"/> on, as many as <paramref name="latents"/> holds.</summary>
    public void ReadRows(int first, Span<float> latents) => output.Read(latents, first * RowLength);

    public void Dispose()
    {
        inputs.Dispose();
        outputs.Dispose();
    }
}
