using System.Numerics;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>Resizes in two passes, along rows and then along columns, in floating point.</summary>
internal static class Resizer
{
    public static Image<TPixel> Resize<TPixel>(Image<TPixel> source, ResizeOptions options) where TPixel : unmanaged, IPixel<TPixel>
    {
        var plan = ResizePlan.For(source.Size, options);
        var result = new Image<TPixel>(plan.Canvas, source.Metadata);
        if (options.Mode == ResizeMode.Pad)
            result.Pixels.AsSpan().Fill(options.PadColor.ToPixel<TPixel>());
        if (plan.Canvas == source.Size && plan is { X: 0, Y: 0 } && plan.Width == source.Width && plan.Height == source.Height)
            source.CopyPixelDataTo(result.Pixels);
        else if (options.Sampler is NearestNeighborResampler)
            CopyNearest(source, result, plan);
        else
            Mix(source, result, plan, options);
        return result;
    }

    private static void CopyNearest<TPixel>(Image<TPixel> source, Image<TPixel> result, ResizePlan plan) where TPixel : unmanaged, IPixel<TPixel>
    {
        var (across, down) = ((float)source.Width / plan.Width, (float)source.Height / plan.Height);
        var (columns, rows) = (Visible(plan.X, plan.Width, result.Width), Visible(plan.Y, plan.Height, result.Height));
        for (var y = rows.First; y < rows.End; y++)
        {
            var from = source.Row((int)((y - plan.Y) * down));
            var to = result.Row(y);
            for (var x = columns.First; x < columns.End; x++)
                to[x] = from[(int)((x - plan.X) * across)];
        }
    }

    private static void Mix<TPixel>(Image<TPixel> source, Image<TPixel> result, ResizePlan plan, ResizeOptions options)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        var (columns, rows) = (Visible(plan.X, plan.Width, result.Width), Visible(plan.Y, plan.Height, result.Height));
        var across = ResizeKernel.Create(options.Sampler, source.Width, plan.Width)[(columns.First - plan.X)..(columns.End - plan.X)];
        var down = ResizeKernel.Create(options.Sampler, source.Height, plan.Height)[(rows.First - plan.Y)..(rows.End - plan.Y)];
        var first = down.Min(kernel => kernel.First);
        var narrowed = MixRows(source, across, first..down.Max(kernel => kernel.First + kernel.Weights.Length), options.PremultiplyAlpha);
        for (var y = 0; y < down.Length; y++)
        {
            var target = result.Row(rows.First + y).Slice(columns.First, across.Length);
            var top = narrowed.AsSpan((down[y].First - first) * across.Length);
            for (var x = 0; x < target.Length; x++)
            {
                var color = Sum(top[x..], down[y].Weights, across.Length);
                target[x].FromScaledVector4(options.PremultiplyAlpha ? Straight(color) : color);
            }
        }
    }

    /// <summary>The part of the picture's rectangle that lies on the canvas.</summary>
    private static (int First, int End) Visible(int offset, int length, int canvas) => (Math.Max(0, offset), Math.Min(canvas, offset + length));

    private static Vector4[] MixRows<TPixel>(Image<TPixel> source, ResizeKernel[] kernels, Range range, bool premultiply)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        var (first, count) = range.GetOffsetAndLength(source.Height);
        var mixed = new Vector4[checked(kernels.Length * count)];
        var row = new Vector4[source.Width];
        for (var y = 0; y < count; y++)
        {
            var pixels = source.Row(first + y);
            for (var x = 0; x < row.Length; x++)
                row[x] = premultiply ? Premultiplied(pixels[x].ToScaledVector4()) : pixels[x].ToScaledVector4();
            for (var x = 0; x < kernels.Length; x++)
                mixed[y * kernels.Length + x] = Sum(row.AsSpan(kernels[x].First), kernels[x].Weights, 1);
        }
        return mixed;
    }

    private static Vector4 Sum(ReadOnlySpan<Vector4> values, float[] weights, int stride)
    {
        var sum = Vector4.Zero;
        for (var i = 0; i < weights.Length; i++)
            sum += values[i * stride] * weights[i];
        return sum;
    }

    private static Vector4 Premultiplied(Vector4 color) => (color * color.W) with { W = color.W };

    private static Vector4 Straight(Vector4 color) => color.W == 0 ? color : (color / color.W) with { W = color.W };
}
