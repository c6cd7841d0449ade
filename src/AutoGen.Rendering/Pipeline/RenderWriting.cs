using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using AutoGen.Rendering.Pictures;

namespace AutoGen.Rendering.Pipeline;

/// <summary>Writes a picture and the files that belong to it, flushed, as work files.</summary>
/// <param name="workFile">Of the picture; the others have a number behind its name.</param>
/// <param name="parameters">What made the picture.</param>
internal sealed class RenderWriting(string workFile, string parameters)
{
    private readonly List<FurtherFile> files = [];

    public RenderedPicture Write(ProcessedPicture picture, long seed, Func<RenderTimes> times)
    {
        var format = picture.Encoding.Format.ToProtocol();
        if (picture.Sidecars.ContainsKey(format.Extension()))
            throw new RenderFault(SidecarIsPicture(format.Extension()));
        try
        {
            var file = PictureWriter.Write(picture.Encode(parameters), workFile);
            foreach (var (ending, content) in picture.Sidecars)
                Add(content, ending);
            foreach (var copy in picture.Copies)
                AddCopy(copy, picture, file);
            return new RenderedPicture(file.Sha256, file.Bytes, picture.Picture.Width, picture.Picture.Height, seed, times())
            {
                Warnings = picture.WarningsOf(parameters),
                Format = format,
                PostProcessing = picture.Lines,
                Files = files,
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            DeleteParts();
            throw NotWritten(exception);
        }
    }

    /// <summary>A copy that is the picture itself is made of its work file.</summary>
    private void AddCopy(PictureCopy copy, ProcessedPicture picture, PictureFile file)
    {
        var ending = copy.Picture.Encoding.Format.ToProtocol().Extension();
        if (copy.Picture.IsWrittenAs(picture))
            files.Add(new FurtherFile(workFile, file.Sha256, file.Bytes, ending));
        else
            Add(copy.Picture.Encode(parameters), ending);
        files[^1] = files[^1] with { Folder = copy.Folder, Optional = copy.Optional };
    }

    private void Add(byte[] content, string ending)
    {
        var path = FormattableString.Invariant($"{workFile}.{files.Count + 1}");
        var file = PictureWriter.Write(content, path);
        files.Add(new FurtherFile(path, file.Sha256, file.Bytes, ending));
    }

    private void DeleteParts()
    {
        foreach (var path in files.Select(static file => file.WorkFile).Append(workFile).Append(FormattableString.Invariant($"{workFile}.{files.Count + 1}")).Distinct())
        {
            try
            {
                File.Delete(path);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // the write already failed and says why; what is left of the file is the caller's to sweep
            }
        }
    }

    private RenderFault NotWritten(Exception exception) => new(
        new Problem("picture-not-written", $"The picture could not be written to {workFile}: {exception.Message}")
        {
            File = workFile,
            Remedy = "Free space on the disk, or give this account the right to write to the output folder.",
        },
        transient: true);

    private static Problem SidecarIsPicture(string extension) =>
        new("sidecar-is-picture", $"A post-processor adds a file {extension} beside the picture, which is such a file itself.")
        {
            Key = "postProcess",
            Value = extension,
            Remedy = "Choose another file format for the picture, or another ending for that file.",
        };
}
