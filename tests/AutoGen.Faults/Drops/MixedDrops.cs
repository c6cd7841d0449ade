using System.Text;
using AutoGen.Faults.Harness;

namespace AutoGen.Faults.Drops;

/// <summary>Drops of every kind that the agent knows, quick and slow, right and wrong.</summary>
internal static class MixedDrops
{
    private static readonly Func<int, Drop>[] Kinds =
    [
        number => Drop.Text("inbox", $"list-{number}.txt", Lines(6), 6),
        number => Drop.Text("inbox", $"slow-{number}.json", $$"""{ "prompt": "a tower {{number}}", "steps": 150 }""", 1),
        number => Drop.Text("nested", $"count-{number}.json", """{ "prompt": "a hill", "count": 3 }""", 3),
        number => Pair($"trips/{number}/beach"),
        number => new Drop("photos", [($"photo-{number}.png", File.ReadAllBytes(Published.Image))], 1),
        number => Drop.Text("inbox", $"refused-{number}.json", """{ "prompt": "a house", "sampler": "no_such" }""", 0, done: false),
        number => Drop.Text("inbox", $"{number}/left/same.txt", "a house on the left", 1),
        number => Drop.Text("inbox", $"{number}/right/same.txt", "a house on the right", 1),
        number => Drop.Text("nested", $"grüße 日本/with blanks {number}.txt", Lines(2), 2),
        number => new Drop("inbox", [($"empty-{number}.txt", []), ($"empty-{number}.txt.ready", [])], 0, Done: false),
        number => Drop.Text("inbox", $"half-{number}.json", """[{ "prompt": "a" }, { "prompt": "b", "steps": 0 }, { "prompt": "c" }]""", 2, done: false),
        number => Drop.Text("inbox", $"line\nbreak {number}.txt", "a name of two lines", 1),
        number => Drop.Text("inbox", $"again-{number}.txt", "a name that is taken", 1) with { OldPicture = $"outbox/again-{number}-0001-7.png" },
        number => Drop.Text("inbox", $"copied-{number}.txt", Lines(40), 40) with { Slowly = true },
        number => Drop.Text("inbox", $"long-{number}.txt", Lines(25), 25),
    ];

    /// <summary>The first drops of an endless row that goes through all kinds.</summary>
    public static IReadOnlyList<Drop> Take(int count) => [.. Enumerable.Range(0, count).Select(number => Kinds[number % Kinds.Length](number))];

    private static string Lines(int count) => string.Concat(Enumerable.Range(1, count).Select(line => $"a red house, number {line}\n"));

    private static Drop Pair(string stem) => new("inbox",
    [
        (stem + ".png", File.ReadAllBytes(Published.Image)),
        (stem + ".json", Encoding.UTF8.GetBytes("""{ "prompt": "a beach", "strength": 0.5, "steps": 8 }""")),
    ], 1);
}
