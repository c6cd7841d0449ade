using System.Globalization;
using System.Text.Json.Nodes;
using AutoGen.Prompts;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Agent.Generation;

/// <summary>
/// What <c>autogen generate</c> tells its caller: a line a picture, or with <c>--json</c> one object on the standard
/// output. Problems always go to the standard error in words, and into the object where one is asked for.
/// </summary>
internal sealed class GenerationAnswer(Terminal terminal, bool json)
{
    private readonly long started = TimeProvider.System.GetTimestamp();
    private readonly JsonArray pictures = [];
    private JsonObject request = [];

    public void Begin(IReadOnlyList<RenderRequest> requests)
    {
        request = SettingsJson.Write(requests[0]);
        request["count"] = requests.Count;
    }

    public void Add(RenderedPicture picture, string path, string wished)
    {
        pictures.Add(new JsonObject { ["path"] = path, ["seed"] = picture.Seed, ["width"] = picture.Width, ["height"] = picture.Height });
        if (path != wished)
            terminal.Error.WriteLine($"note: '{wished}' is taken, so the picture is '{Path.GetFileName(path)}'.");
        if (!json)
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}  {picture.Width} x {picture.Height}, seed {picture.Seed}, {picture.Times.Total:0.0} s"));
    }

    public ExitCode Finish()
    {
        if (json)
            JsonOutput.Write(terminal, new JsonObject { ["pictures"] = pictures, ["seconds"] = Seconds(), ["request"] = request });
        return ExitCode.Done;
    }

    /// <summary>The input is wrong.</summary>
    public ExitCode Refuse(IReadOnlyList<Problem> problems) => End(problems, ExitCode.BadInput);

    /// <summary>Something broke.</summary>
    public ExitCode Fail(IReadOnlyList<Problem> problems) => End(problems, ExitCode.Failed);

    /// <summary>Somebody stopped it.</summary>
    public ExitCode Cancel() => End([new Problem("cancelled", $"Stopped; {pictures.Count} pictures are finished and kept.")], ExitCode.Cancelled);

    private ExitCode End(IReadOnlyList<Problem> problems, ExitCode code)
    {
        terminal.Report(problems);
        if (json)
        {
            var answer = JsonOutput.Problems(problems);
            if (pictures.Count > 0)
                answer["pictures"] = pictures;
            JsonOutput.Write(terminal, answer);
        }

        return code;
    }

    private double Seconds() => Math.Round(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 3);
}
