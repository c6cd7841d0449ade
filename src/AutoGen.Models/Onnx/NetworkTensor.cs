using System.Runtime.InteropServices;
using AutoGen.Protocol;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AutoGen.Models.Onnx;

/// <summary>
/// A tensor in ONNX Runtime's memory. Numbers are converted element by element between AutoGen's float32 and the
/// network's own type on the way in and out, so a float16 model costs no second copy.
/// </summary>
internal sealed class NetworkTensor(TensorElementType type, params long[] shape)
{
    /// <summary>Number types that a network's pictures, latents and states may have.</summary>
    public static IReadOnlyList<TensorElementType> Reals { get; } = [TensorElementType.Float, TensorElementType.Float16];

    /// <summary>Number types that token ids may have.</summary>
    public static IReadOnlyList<TensorElementType> Integers { get; } = [TensorElementType.Int32, TensorElementType.Int64];

    public OrtValue Value { get; } = Allocate(type, shape);

    public long[] Shape => shape;

    /// <summary>Counts how often it was written.</summary>
    public int Version { get; private set; }

    // ONNX Runtime's Float16 and .NET's Half are the same bits
    private Span<Half> Halves => MemoryMarshal.Cast<Float16, Half>(Value.GetTensorMutableDataAsSpan<Float16>());

    /// <summary>Bytes of a number of a type.</summary>
    public static int Bytes(TensorElementType type) => type switch
    {
        TensorElementType.Float16 => 2,
        TensorElementType.Int64 => sizeof(long),
        _ => sizeof(float),
    };

    /// <summary>Writes <paramref name="values"/> * <paramref name="scale"/> from element <paramref name="at"/> on.</summary>
    public void Write(ReadOnlySpan<float> values, int at, float scale = 1)
    {
        Version++;
        if (type == TensorElementType.Float16)
        {
            var halves = Halves.Slice(at, values.Length);
            for (var index = 0; index < values.Length; index++)
                halves[index] = (Half)(values[index] * scale);
            return;
        }

        var singles = Value.GetTensorMutableDataAsSpan<float>().Slice(at, values.Length);
        for (var index = 0; index < values.Length; index++)
            singles[index] = values[index] * scale;
    }

    /// <summary>Reads from element <paramref name="at"/> on, times <paramref name="scale"/>.</summary>
    public void Read(Span<float> values, int at, float scale = 1)
    {
        if (type == TensorElementType.Float16)
        {
            var halves = Halves.Slice(at, values.Length);
            for (var index = 0; index < values.Length; index++)
                values[index] = (float)halves[index] * scale;
            return;
        }

        var singles = Value.GetTensorDataAsSpan<float>().Slice(at, values.Length);
        for (var index = 0; index < values.Length; index++)
            values[index] = singles[index] * scale;
    }

    /// <summary>Writes token ids.</summary>
    public void Write(ReadOnlySpan<int> ids)
    {
        Version++;
        for (var index = 0; index < ids.Length; index++)
        {
            if (type == TensorElementType.Int64)
                Value.GetTensorMutableDataAsSpan<long>()[index] = ids[index];
            else
                Value.GetTensorMutableDataAsSpan<int>()[index] = ids[index];
        }
    }

    /// <summary>Writes one number into every element. Networks with whole timesteps get the nearest one (ties to even, as torch.round).</summary>
    public void Fill(double number)
    {
        Version++;
        switch (type)
        {
            case TensorElementType.Float: Value.GetTensorMutableDataAsSpan<float>().Fill((float)number); break;
            case TensorElementType.Float16: Halves.Fill((Half)number); break;
            case TensorElementType.Int64: Value.GetTensorMutableDataAsSpan<long>().Fill((long)Math.Round(number)); break;
            default: Value.GetTensorMutableDataAsSpan<int>().Fill((int)Math.Round(number)); break;
        }
    }

    private static OrtValue Allocate(TensorElementType type, long[] shape)
    {
        try
        {
            return OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, type, shape);
        }
        catch (OnnxRuntimeException fault)
        {
            var problem = new Problem("out-of-memory", $"No memory for a tensor of {string.Join(" x ", shape)}: {fault.Message}") { Remedy = "Ask for a smaller picture." };
            throw new ModelFault(problem, fault);
        }
    }
}
