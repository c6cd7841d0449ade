using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AutoGen.Models.Tests.Onnx;

/// <summary>Networks whose outputs can be told from their inputs by hand, in the signatures that exporters use.</summary>
internal static class TestGraphs
{
    private const int Hidden = 8, Factor = 8;

    /// <summary>out_sample = sample + sum of timestep + mean of the row's states.</summary>
    public static void WriteUnet(string path, UnetSignature signature)
    {
        object batch = signature.Batch > 0 ? signature.Batch : "batch";
        var (real, to) = (signature.Real, ("to", (object)(int)signature.Real));
        var graph = new GraphBuilder();
        if (signature.Extra is not null)
            graph.Input(signature.Extra, TensorElementType.Float, 1);
        graph.Input(signature.Name, real, batch, 4, "height", "width")
            .Input("timestep", signature.Timestep, signature.TimestepDimensions)
            .Input("encoder_hidden_states", real, batch, "sequence", Hidden)
            .Output("out_sample", real, batch, 4, "height", "width")
            .Constant("last_axis", [3L])
            .Node("Cast", ["timestep"], "time_float", ("to", (int)TensorElementType.Float))
            .Node("ReduceSum", ["time_float"], "time_sum", ("keepdims", 0))
            .Node("Cast", ["time_sum"], "time", to)
            .Node("Cast", ["encoder_hidden_states"], "states_float", ("to", (int)TensorElementType.Float))
            .Node("ReduceMean", ["states_float"], "states_mean", ("axes", new long[] { 1, 2 }), ("keepdims", 1))
            .Node("Unsqueeze", ["states_mean", "last_axis"], "states_column")
            .Node("Cast", ["states_column"], "states", to)
            .Node("Add", [signature.Name, "time"], "timed")
            .Node("Add", ["timed", "states"], "out_sample")
            .Save(path);
    }

    /// <summary>last_hidden_state[token, h] = id of the token.</summary>
    public static void WriteTextEncoder(string path, TensorElementType ids, TensorElementType real) => new GraphBuilder()
        .Input("input_ids", ids, "batch", "sequence")
        .Output("last_hidden_state", real, "batch", "sequence", Hidden)
        .Constant("last_axis", [2L])
        .Constant("ones", [.. Enumerable.Repeat(1f, Hidden)], Hidden)
        .Node("Cast", ["input_ids"], "ids", ("to", (int)TensorElementType.Float))
        .Node("Unsqueeze", ["ids", "last_axis"], "column")
        .Node("Mul", ["column", "ones"], "wide")
        .Node("Cast", ["wide"], "last_hidden_state", ("to", (int)real))
        .Save(path);

    /// <summary>Mean of latent channel c = (c + 1) * mean of the red block; log variance 0.</summary>
    public static void WriteParameterEncoder(string path) => BlockMeans(8)
        .Output("latent_parameters", TensorElementType.Float, "batch", 8, "latent_height", "latent_width")
        .Node("Conv", ["sample", "weights"], "latent_parameters", ("kernel_shape", new long[] { Factor, Factor }), ("strides", new long[] { Factor, Factor }))
        .Save(path);

    /// <summary>The same with its weights in model.onnx_data, as networks beyond 2 GB have them.</summary>
    public static void WriteExternalEncoder(string folder)
    {
        File.WriteAllBytes(Path.Combine(folder, "model.onnx_data"), MemoryMarshal.AsBytes(Weights(8).AsSpan()));
        new GraphBuilder()
            .Input("sample", TensorElementType.Float, "batch", 3, "height", "width")
            .Output("latent_parameters", TensorElementType.Float, "batch", 8, "latent_height", "latent_width")
            .ExternalConstant("weights", "model.onnx_data", 8, 3, Factor, Factor)
            .Node("Conv", ["sample", "weights"], "latent_parameters", ("kernel_shape", new long[] { Factor, Factor }), ("strides", new long[] { Factor, Factor }))
            .Save(Path.Combine(folder, "model.onnx"));
    }

    /// <summary>The same means with random numbers added inside, as older optimum exported it.</summary>
    public static void WriteRandomEncoder(string path) => BlockMeans(4)
        .Output("latent_sample", TensorElementType.Float, "batch", 4, "latent_height", "latent_width")
        .Node("Conv", ["sample", "weights"], "mean", ("kernel_shape", new long[] { Factor, Factor }), ("strides", new long[] { Factor, Factor }))
        .Node("RandomNormalLike", ["mean"], "noise")
        .Node("Add", ["mean", "noise"], "latent_sample")
        .Save(path);

    /// <summary>Each pixel of channel c = weight * sum of the latent's channels. In float16 it overflows where the weight is large.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="real">Type of its input and output; it computes in float32.</param>
    /// <param name="weight">Null: it lies in model.onnx_data, see <see cref="WriteDecoderWeights"/>.</param>
    public static void WriteDecoder(string path, TensorElementType real, float? weight)
    {
        var graph = new GraphBuilder()
            .Input("latent_sample", real, "batch", 4, "height", "width")
            .Output("sample", real, "batch", 3, "picture_height", "picture_width")
            .Node("Cast", ["latent_sample"], "latent", ("to", (int)TensorElementType.Float))
            .Node("ConvTranspose", ["latent", "weights"], "picture", ("kernel_shape", new long[] { Factor, Factor }), ("strides", new long[] { Factor, Factor }))
            .Node("Cast", ["picture"], "sample", ("to", (int)real));
        (weight is { } value ? graph.Constant("weights", DecoderWeights(value), 4, 3, Factor, Factor) : graph.ExternalConstant("weights", "model.onnx_data", 4, 3, Factor, Factor)).Save(path);
    }

    /// <summary>A new file: ONNX Runtime may still look at the one before.</summary>
    public static void WriteDecoderWeights(string path, float weight)
    {
        File.Delete(path);
        File.WriteAllBytes(path, MemoryMarshal.AsBytes(DecoderWeights(weight).AsSpan()));
    }

    private static float[] DecoderWeights(float weight) => [.. Enumerable.Repeat(weight, 4 * 3 * Factor * Factor)];

    private static GraphBuilder BlockMeans(int channels) => new GraphBuilder()
        .Input("sample", TensorElementType.Float, "batch", 3, "height", "width")
        .Constant("weights", Weights(channels), channels, 3, Factor, Factor);

    private static float[] Weights(int channels)
    {
        var weights = new float[channels * 3 * Factor * Factor];
        for (var channel = 0; channel < 4; channel++)
            Array.Fill(weights, (channel + 1f) / (Factor * Factor), channel * 3 * Factor * Factor, Factor * Factor);
        return weights;
    }
}

/// <summary>How an exporter may have written a U-Net.</summary>
internal sealed record UnetSignature(TensorElementType Real, TensorElementType Timestep, params object[] TimestepDimensions)
{
    public int Batch { get; init; }

    public string Name { get; init; } = "sample";

    /// <summary>An input that Stable Diffusion does not have.</summary>
    public string? Extra { get; init; }
}
