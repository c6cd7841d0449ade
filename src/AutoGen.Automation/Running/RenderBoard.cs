using AutoGen.Automation.Renders;

namespace AutoGen.Automation.Running;

/// <summary>Which renders of a planned drop have an outcome, and which of the others rest.</summary>
/// <param name="renders">How many there are.</param>
/// <param name="waits">Renders that wait for others, as sheets do, with the numbers of those.</param>
internal sealed class RenderBoard(int renders, IReadOnlyDictionary<int, IReadOnlyList<int>>? waits = null)
{
    private readonly bool[] ended = new bool[renders];
    private readonly Dictionary<int, Delay> resting = [];
    private int first;

    public int Completed { get; private set; }

    /// <summary>Renders whose outcome is none of a picture.</summary>
    public int Failed { get; private set; }

    public bool IsComplete => Completed + Failed == renders;

    public void End(int number, RenderEnd end)
    {
        resting.Remove(number);
        if (ended[number - 1])
            return;
        ended[number - 1] = true;
        if (end == RenderEnd.Completed)
            Completed++;
        else
            Failed++;
    }

    public void Rest(int number, Delay delay) => resting[number] = delay;

    /// <summary>The first render that may start; null where all have ended, are in hand or rest.</summary>
    public int? Next(Func<int, bool> isInHand, TimeProvider time)
    {
        while (first < renders && ended[first])
            first++;
        for (var index = first; index < renders; index++)
        {
            if (!ended[index] && !isInHand(index + 1) && !IsResting(index + 1, time) && !IsWaiting(index + 1))
                return index + 1;
        }

        return null;
    }

    /// <summary>Time until the next resting render may start; null where none rests.</summary>
    public TimeSpan? SoonestRest(TimeProvider time) => resting.Count == 0 ? null : resting.Values.Min(delay => delay.Left(time));

    private bool IsWaiting(int number) => waits is not null && waits.TryGetValue(number, out var others) && others.Any(other => !ended[other - 1]);

    private bool IsResting(int number, TimeProvider time) => resting.TryGetValue(number, out var delay) && delay.Left(time) > TimeSpan.Zero;
}
