using System.Text;
using AutoGen.Faults.Harness;

namespace AutoGen.Faults.Drops;

/// <summary>Drops of every kind that the agent knows, quick and slow, right and wrong.</summary>
internal static class MixedDrops
{
    private static readonly Func<int, Drop>[] Usual =
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

    /// <summary>For a workspace for every kind.</summary>
    private static readonly Func<int, Drop>[] Special =
    [
        number => Drop.Text("inbox", $"told-{number}.json", $$"""
            { "prompt": "a house {{number}}", "postProcess": [{ "name": "sample_vignette", "caption": true }, { "name": "copy_to", "folder": "copies" }] }
            """, 2) with { Sidecars = 1 },
        number => Drop.Text("nested", $"sheet-{number}.json", $$"""{ "prompt": "a tree {{number}}", "count": 2, "postProcess": ["grid"] }""", 3),
        number => Drop.Text("keep", $"kept/{number}.txt", "a red house", 1) with { Source = SourceEnd.Stays },
        number => Drop.Text("delete", $"deleted-{number}.txt", "a red house", 1) with { Source = SourceEnd.Goes },
        number => Drop.Text("delete", $"refused-{number}.json", """{ "prompt": "a house", "sampler": "no_such" }""", 0, done: false),
        number => Pair($"pair-{number}", "keep") with { Source = SourceEnd.Stays },
        number => Drop.Text("inbox", $"again-and-again-{number}.json", """{ "prompt": "a hill", "count": 2, "steps": 500 }""", 2) with { TriedAgain = true },
        .. FaultFactAttribute.IsMet(Need.Mount) ? [ReadOnly] : Array.Empty<Func<int, Drop>>(),
    ];

    /// <summary>One of each way through the agent, of few steps.</summary>
    public static IReadOnlyList<Drop> OfFewSteps { get; } = [Usual[3](3), Usual[5](5), .. Special.Select(static (kind, index) => kind(index))];

    /// <summary>The first drops of an endless row that goes through the usual kinds.</summary>
    public static IReadOnlyList<Drop> Take(int count) => Take(count, Usual);

    /// <summary>The first of one that goes through all kinds, for <see cref="Workspace.ForEveryKind"/>.</summary>
    public static IReadOnlyList<Drop> TakeOfEveryKind(int count) => Take(count, [.. Usual, .. Special]);

    private static IReadOnlyList<Drop> Take(int count, Func<int, Drop>[] kinds) => [.. Enumerable.Range(0, count).Select(number => kinds[number % kinds.Length](number))];

    private static Drop ReadOnly(int number) =>
        Drop.Text("read-only", $"seen/{number}.txt", "a red house", 1) with { Source = SourceEnd.Stays, Home = "read-only-out/from-read-only" };

    private static string Lines(int count) => string.Concat(Enumerable.Range(1, count).Select(line => $"a red house, number {line}\n"));

    private static Drop Pair(string stem, string watch = "inbox") => new(watch,
    [
        (stem + ".png", File.ReadAllBytes(Published.Image)),
        (stem + ".json", Encoding.UTF8.GetBytes("""{ "prompt": "a beach", "strength": 0.5, "steps": 8 }""")),
    ], 1);
}
