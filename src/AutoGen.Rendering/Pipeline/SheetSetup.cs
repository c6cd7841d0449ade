using AutoGen.Abstractions;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using AutoGen.Rendering.Pictures;
using AutoGen.Rendering.Plugins;

namespace AutoGen.Rendering.Pipeline;

/// <summary>A request for a sheet with every name resolved and every picture looked at.</summary>
internal sealed record SheetSetup(ProcessingStep<ISheetMaker> Maker, IReadOnlyList<SheetPicture> Pictures, IReadOnlyList<ProcessingStep<IPostProcessor>> Steps)
{
    /// <summary>The setup, or everything that is wrong with the request.</summary>
    public static Result<SheetSetup> Resolve(RenderRequest request, SheetRequest sheet, Extensions extensions, PictureReader reader)
    {
        var finder = new PartFinder(request.Dialect.ToContract());
        var maker = finder.FindStep(extensions.SheetMakers, sheet.Step);
        var steps = RenderSetup.Steps(request, extensions, finder);
        var pictures = sheet.Pictures.Select(member => finder.Take(Look(member, reader))).OfType<SheetPicture>().ToList();
        if (sheet.Pictures.Count == 0)
            finder.Problems.Add(new Problem("sheet-empty", "There are no pictures for the sheet.") { Remedy = "See why they were not made." });
        return finder.Problems.Count > 0 ? Result<SheetSetup>.Fail(finder.Problems) : new SheetSetup(maker!, pictures, steps);
    }

    private static Result<SheetPicture> Look(SheetMember member, PictureReader reader) =>
        reader.Inspect(member.Path).TryGet(out var facts, out var problems)
            ? new SheetPicture(facts.Width, facts.Height, member.Seed, _ => ValueTask.FromResult(Load(member, facts, reader)))
            : Result<SheetPicture>.Fail(problems);

    private static Picture Load(SheetMember member, ImageFacts facts, PictureReader reader)
    {
        if (!reader.Read(member.Path).TryGet(out var picture, out var problems))
            throw new StepRefusedException(problems[0]);
        return (picture.Width, picture.Height) == (facts.Width, facts.Height)
            ? picture
            : throw new StepRefusedException(new Problem("image-corrupt", $"The image {member.Path} was changed while it was read.") { Remedy = "Try again." });
    }
}
