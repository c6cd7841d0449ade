using AutoGen.Protocol;

namespace AutoGen.Prompts.Planning;

/// <summary>Collects what is wrong with one request and says where it was written.</summary>
internal sealed class PlanProblems(SettingsOrigin? origin)
{
    private readonly List<Problem> all = [];

    public IReadOnlyList<Problem> All => all;

    public void Add(Problem problem) =>
        all.Add(problem.File is null && origin is not null ? problem with { File = origin.File, Line = origin.LineOf(problem.Key) } : problem);

    public void AddRange(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
            Add(problem);
    }
}
