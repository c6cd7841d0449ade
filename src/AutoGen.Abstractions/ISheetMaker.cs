namespace AutoGen.Abstractions;

/// <summary>
/// Makes one picture of all pictures of a drop that ask for it: a contact sheet, a strip, a comparison. It stands among the
/// post-processors of a request: those before it are done to each picture, those after it to the sheet. The pictures
/// stay files of their own. Exceptions may pass, as with <see cref="IPostProcessor"/>.
/// </summary>
public interface ISheetMaker
{
    /// <summary>Composes the sheet. Pictures are loaded one by one, so that they need not be in memory together.</summary>
    /// <param name="pictures">At least one, in the order of the drop.</param>
    /// <param name="context">Seed and settings are those of the first picture.</param>
    /// <param name="cancellationToken">Set when somebody asks for the end.</param>
    ValueTask<Picture> ComposeAsync(IReadOnlyList<SheetPicture> pictures, PostProcessContext context, CancellationToken cancellationToken);
}

/// <summary>A finished picture that goes onto a sheet.</summary>
/// <param name="width">Pixels.</param>
/// <param name="height">Pixels.</param>
/// <param name="seed">Its seed.</param>
/// <param name="load">Reads the file.</param>
public sealed class SheetPicture(int width, int height, long seed, Func<CancellationToken, ValueTask<Picture>> load)
{
    /// <summary>Width in pixels.</summary>
    public int Width => width;

    /// <summary>Height in pixels.</summary>
    public int Height => height;

    /// <summary>The seed that made it.</summary>
    public long Seed => seed;

    /// <summary>Reads the picture, as RGBA.</summary>
    /// <exception cref="IOException">It is not there any more, or was changed into something that cannot be read.</exception>
    public ValueTask<Picture> LoadAsync(CancellationToken cancellationToken) => load(cancellationToken);
}
