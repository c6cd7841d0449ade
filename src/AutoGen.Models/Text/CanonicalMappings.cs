using System.Globalization;

namespace AutoGen.Models.Text;

/// <summary>Unicode's canonical mappings and combining classes, from the embedded canonical.txt.</summary>
internal sealed class CanonicalMappings
{
    private readonly Dictionary<int, int[]> decompositions = [];
    private readonly Dictionary<(int First, int Second), int> compositions = [];
    private readonly Dictionary<int, int> combiningClasses = [];

    private CanonicalMappings()
    {
        using var stream = typeof(CanonicalMappings).Assembly.GetManifestResourceStream("canonical.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
                Add(line);
        }
    }

    /// <summary>Read once, when the first text that is not ASCII comes.</summary>
    public static CanonicalMappings Instance { get; } = new();

    /// <summary>One step of decomposition; null where there is none.</summary>
    public int[]? Decomposition(int codePoint) => decompositions.GetValueOrDefault(codePoint);

    /// <summary>The character that the two make together; null where there is none.</summary>
    public int? Composition(int first, int second) =>
        compositions.TryGetValue((first, second), out var composed) ? composed : null;

    /// <summary>Canonical combining class; 0 for a starter.</summary>
    public int CombiningClass(int codePoint) => combiningClasses.GetValueOrDefault(codePoint);

    private void Add(string line)
    {
        if (line.IndexOf(':') is > 0 and var colon)
        {
            AddClass(line, colon);
            return;
        }

        var separator = line.IndexOfAny(['=', '>']);
        var composed = Hexadecimal(line.AsSpan(0, separator));
        int[] parts = [.. line[(separator + 1)..].Split(' ').Select(static part => Hexadecimal(part))];
        decompositions.Add(composed, parts);
        if (line[separator] == '=')
            compositions.Add((parts[0], parts[1]), composed);
    }

    private void AddClass(string line, int colon)
    {
        var dash = line.IndexOf('-');
        var combiningClass = int.Parse(line.AsSpan(colon + 1), CultureInfo.InvariantCulture);
        for (var codePoint = Hexadecimal(line.AsSpan(0, dash)); codePoint <= Hexadecimal(line.AsSpan(dash + 1, colon - dash - 1)); codePoint++)
            combiningClasses.Add(codePoint, combiningClass);
    }

    private static int Hexadecimal(ReadOnlySpan<char> text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
