using System.Text.Json;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Prompts;

/// <summary>Finds out which pictures go onto which sheet: all of one drop whose steps from the sheet maker on are the same.</summary>
public static class SheetPlanning
{
    /// <summary>Pictures on one sheet; of more there are further sheets.</summary>
    public const int MostPictures = 100;

    /// <summary>The sheets of these requests, in the order of their first pictures.</summary>
    public static IReadOnlyList<PlannedSheet> Gather(IReadOnlyList<RenderRequest> requests) =>
    [
        .. requests.Select(static (request, index) => (request, index))
            .Where(static entry => entry.request.SheetSteps.Count > 0)
            .GroupBy(static entry => JsonSerializer.Serialize(entry.request.SheetSteps, ProtocolJson.Options))
            .SelectMany(static alike => alike.Chunk(MostPictures))
            .Select(static members => new PlannedSheet(Sheet(members[0].request), [.. members.Select(static member => member.index)])),
    ];

    /// <summary>What the sheet does not say itself is as with its first picture.</summary>
    private static RenderRequest Sheet(RenderRequest first) => first with
    {
        Sheet = new SheetRequest(first.SheetSteps[0], []),
        PostProcess = [.. first.SheetSteps.Skip(1)],
        SheetSteps = [],
        Init = null,
    };
}

/// <summary>A sheet to be made.</summary>
/// <param name="Request">How; its pictures are still to be filled in.</param>
/// <param name="Members">Which requests make its pictures, from 0.</param>
public sealed record PlannedSheet(RenderRequest Request, IReadOnlyList<int> Members);
