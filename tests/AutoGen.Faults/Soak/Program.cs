using System.Globalization;
using AutoGen.Faults.Soak;

// install/soak.sh kills=1000 points=1000 files=10000 schedules=500 seed=...; 0 leaves a part out
var (kills, points, files, schedules) = ((int)Number("kills", 1000), (int)Number("points", 1000), (int)Number("files", 10_000), (int)Number("schedules", 500));
var seed = Number("seed", TimeProvider.System.GetUtcNow().UtcTicks);
var figures = new Figures();
Console.WriteLine($"kills={kills} points={points} files={files} schedules={schedules} seed={seed}");
if (kills > 0)
    await KillSoak.RunAsync(kills, seed, figures);
if (points > 0)
    await KillSoak.EveryPointAsync(points, seed, figures);
if (files > 0)
{
    await Intake.RunAsync(files, figures);
    await Idle.RunAsync(figures);
    await Growth.RunAsync(files, figures);
}

if (schedules > 0)
    await Schedules.RunAsync(schedules, figures);

figures.Show();
return figures.AllKept ? 0 : 1;

long Number(string name, long otherwise) =>
    args.FirstOrDefault(arg => arg.StartsWith(name + "=", StringComparison.Ordinal)) is { } given
        ? long.Parse(given[(name.Length + 1)..], CultureInfo.InvariantCulture)
        : otherwise;
