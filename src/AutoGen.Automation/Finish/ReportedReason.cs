using AutoGen.Protocol;

namespace AutoGen.Automation.Finish;

/// <summary>Why pictures are missing, told once for all that are missing for it.</summary>
/// <param name="End">rejected, failed or cancelled; refused for requests that were never planned.</param>
/// <param name="Stage">Of the render; null where none was begun.</param>
/// <param name="Code">Of the first problem.</param>
/// <param name="Message">What happened, of the first such picture or request.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="Count">Pictures, or requests.</param>
internal sealed record ReportedReason(string End, string? Stage, string Code, string Message, string? Remedy, int Count)
{
    public const string Refused = "refused";

    /// <summary>Numbers of the pictures.</summary>
    public IReadOnlyList<int> Pictures { get; init; } = [];

    /// <summary>Lines of the requests.</summary>
    public IReadOnlyList<int> Lines { get; init; } = [];

    /// <summary>What most pictures are missing for comes first.</summary>
    public static IReadOnlyList<ReportedReason> Of(IReadOnlyList<ReportedFailure> failures, IReadOnlyList<Problem> rejected) =>
    [
        .. failures.GroupBy(static failure => failure.Kind).Select(static alike => Of([.. alike]))
            .Concat(rejected.GroupBy(static problem => problem.Code).Select(static alike => Of([.. alike])))
            .OrderByDescending(static reason => reason.Count),
    ];

    private static ReportedReason Of(IReadOnlyList<ReportedFailure> alike)
    {
        var (first, problem) = (alike[0], alike[0].Problems.FirstOrDefault() ?? new Problem(alike[0].End, $"It was {alike[0].End}."));
        return new ReportedReason(first.End, first.Stage, problem.Code, problem.Message, Remedies(problem), alike.Count)
        {
            Pictures = [.. alike.Select(static failure => failure.Number)],
            Lines = [.. alike.Select(static failure => failure.Line).OfType<int>().Distinct()],
        };
    }

    private static ReportedReason Of(IReadOnlyList<Problem> alike) =>
        new(Refused, null, alike[0].Code, alike[0].Message, Remedies(alike[0]), alike.Count)
        {
            Lines = [.. alike.Select(static problem => problem.Line).OfType<int>().Distinct()],
        };

    private static string? Remedies(Problem problem) =>
        string.Join(' ', new[] { problem.Allowed is null ? null : $"Allowed: {problem.Allowed.TrimEnd('.')}.", problem.Remedy }.OfType<string>()) is { Length: > 0 } told ? told : null;
}
