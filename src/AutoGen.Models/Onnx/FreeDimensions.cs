using System.Globalization;
using Microsoft.ML.OnnxRuntime;

namespace AutoGen.Models.Onnx;

/// <summary>The sizes of the named dimensions that an export leaves free, in one run.</summary>
internal sealed class FreeDimensions
{
    private readonly SortedDictionary<string, long> sizes = new(StringComparer.Ordinal);

    /// <param name="inputs">The network's.</param>
    /// <param name="shapes">What is put into them. One name for two sizes stays free.</param>
    public FreeDimensions(IReadOnlyDictionary<string, Port> inputs, IEnumerable<(string Name, long[] Shape)> shapes)
    {
        var all = shapes.SelectMany(item => inputs[item.Name].Symbols.Zip(item.Shape)).Where(static item => item.First.Length > 0);
        foreach (var dimension in all.GroupBy(static item => item.First, static item => item.Second).Where(static group => group.Distinct().Count() == 1))
            sizes[dimension.Key] = dimension.First();
    }

    public void Fix(SessionOptions options)
    {
        foreach (var (name, size) in sizes)
            options.AddFreeDimensionOverrideByName(name, size);
    }

    public override string ToString() => string.Join(", ", sizes.Select(static item => string.Create(CultureInfo.InvariantCulture, $"{item.Key} {item.Value}")));
}
