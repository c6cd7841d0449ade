using System.Text.Json;

namespace AutoGen.Agent.Tests;

public sealed class GenerateTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_red_circle_is_a_red_circle_and_the_json_has_exactly_the_promised_shape()
    {
        var (code, output, error) = await AgentProcess.RunAsync(
            "generate", "--prompt", "a red circle on a blue background", "--seed", "7", "--output", folder["out.png"], "--json", "--data", folder["data"]);

        Assert.True(code == 0, error);
        var answer = JsonDocument.Parse(output).RootElement;
        Assert.Equal(["pictures", "seconds", "request"], answer.EnumerateObject().Select(static property => property.Name));
        var picture = Assert.Single(answer.GetProperty("pictures").EnumerateArray());
        Assert.Equal(["path", "seed", "width", "height"], picture.EnumerateObject().Select(static property => property.Name));
        Assert.Equal(folder["out.png"], picture.Text("path"));
        Assert.Equal((7, 128, 128), (picture.GetProperty("seed").GetInt64(), picture.GetProperty("width").GetInt32(), picture.GetProperty("height").GetInt32()));
        Assert.True(answer.Number("seconds") > 0);
        var request = answer.GetProperty("request");
        Assert.Equal(("dpmpp_2m", "karras", "nv", "pocket"), (request.Text("sampler"), request.Text("schedule"), request.Text("rng"), request.Text("model")));
        Assert.Equal((20, 7, 1), (request.Number("steps"), request.Number("cfg"), request.Number("count")));
        var (red, green, blue) = Pictures.Middle(folder["out.png"]);
        Assert.True(red > 150 && green < 100 && blue < 120, $"The middle is {red}, {green}, {blue}.");
    }

    [Fact]
    public async Task A_taken_name_gets_a_number_and_says_so()
    {
        var taken = folder.Write("mine", "out.png");

        var result = await GenerateAsync("--steps", "1", "--output", taken);

        Assert.Equal(ExitCode.Done, result.Code);
        Assert.Equal("mine", File.ReadAllText(taken));
        Assert.True(File.Exists(folder["out-2.png"]));
        Assert.Contains("out-2.png", result.Output, StringComparison.Ordinal);
        Assert.Contains("is taken, so the picture is 'out-2.png'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_pictures_go_into_a_folder_each_with_its_own_seed()
    {
        var result = await GenerateAsync("--steps", "1", "--count", "2", "--seed", "5", "--output", folder["new", "pictures"], "--json");

        Assert.Equal([5L, 6L], result.Json.GetProperty("pictures").EnumerateArray().Select(static picture => picture.GetProperty("seed").GetInt64()));
        Assert.Equal(["picture-0001-5.png", "picture-0002-6.png"], Directory.EnumerateFileSystemEntries(folder["new", "pictures"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(2, result.Json.GetProperty("request").Number("count"));
    }

    [Theory]
    [InlineData("steps cannot be 0. Allowed: 1 to 500.", "--steps", "0")]
    [InlineData("steps cannot be 10000. Allowed: 1 to 500.", "--steps", "10000")]
    [InlineData("width cannot be 7.", "--width", "7")]
    [InlineData("height cannot be 100000.", "--height", "100000")]
    [InlineData("Did you mean euler", "--sampler", "eulr")]
    [InlineData("There is no model \"pockt\". Allowed: pocket. Did you mean pocket?", "--model", "pockt")]
    [InlineData("clipSkip is known but not built yet.", "--clip-skip", "2")]
    [InlineData("Allowed: a folder, or a file name ending in .png, .jpg, .jpeg or .webp.", "--output", "out.gif")]
    [InlineData("The format is png, but --output ends in .webp.", "--output", "out.webp", "--format", "png")]
    [InlineData("steps is \"many\", but must be a whole number.", "--steps", "many")]
    public async Task A_bad_value_is_answered_with_what_is_allowed_and_nothing_is_made(string message, params string[] arguments)
    {
        var result = await GenerateAsync([.. arguments, "--json", .. (arguments[0] == "--output" ? Array.Empty<string>() : ["--output", folder["pictures"]])]);

        Assert.Equal(ExitCode.BadInput, result.Code);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        var problem = Assert.Single(result.Json.GetProperty("problems").EnumerateArray());
        Assert.Matches("^[a-z-]+$", problem.Text("code"));
        Assert.Equal(["problems"], result.Json.EnumerateObject().Select(static property => property.Name));
        Assert.False(Path.Exists(folder["pictures"]));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var result = await GenerateAsync("--steps", "0", "--cfg", "-3", "--sampler", "eulr", "--loras", "x", "--rng", "gpu", "--post-process", "sharpn");

        Assert.Equal(ExitCode.BadInput, result.Code);
        Assert.Equal(6, result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Without_a_prompt_it_asks_for_one()
    {
        var result = await Cli.RunAsync("generate", "--output", folder["pictures"], "--data", folder["data"]);

        Assert.Equal(ExitCode.BadInput, result.Code);
        Assert.Contains("No prompt is said.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_file_named_png_as_input_is_refused_by_name()
    {
        var fake = folder.Write("just text", "fake.png");

        var result = await GenerateAsync("--init-image", fake, "--output", folder["pictures"]);

        Assert.Equal(ExitCode.BadInput, result.Code);
        Assert.Contains("fake.png", result.Error, StringComparison.Ordinal);
        Assert.Equal("just text", File.ReadAllText(fake));
    }

    [Fact]
    public async Task Defaults_of_the_data_folder_hold_where_the_command_line_is_silent()
    {
        folder.Write("""{ "defaults": { "steps": 2, "sampler": "euler", "cfg": 3 } }""", "data", "config", "appsettings.json");

        var request = (await GenerateAsync("--cfg", "1", "--output", folder["out.png"], "--json")).Json.GetProperty("request");

        Assert.Equal((2, 1, "euler"), (request.Number("steps"), request.Number("cfg"), request.Text("sampler")));
    }

    [Fact]
    public async Task A_sampler_takes_its_options_and_post_processors_run_in_their_order()
    {
        var result = await GenerateAsync(
            "--steps", "2", "--sampler", """{ "name": "ddim", "eta": 0.5 }""", "--post-process", """{ "name": "resize", "width": 64 }""", "--output", folder["out.png"], "--json");

        Assert.True(result.Code == ExitCode.Done, result.Error);
        Assert.Equal(64, Pictures.Read(folder["out.png"]).Width);
        Assert.Equal(0.5, result.Json.GetProperty("request").GetProperty("sampler").Number("eta"));
    }

    [Fact]
    public async Task Cancelling_leaves_no_half_picture()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        var result = await Cli.RunAsync(source.Token, "generate", "--prompt", "x", "--output", folder["pictures"], "--data", folder["data"], "--json");

        Assert.Equal(ExitCode.Cancelled, result.Code);
        Assert.Equal("cancelled", result.Json.GetProperty("problems")[0].Text("code"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder["pictures"]));
    }

    [Fact]
    public async Task Ctrl_C_stops_it_within_a_step_and_cleans_up()
    {
        if (OperatingSystem.IsWindows())
            return; // a console event cannot be sent to one process there
        using var agent = AgentProcess.Start("generate", "--prompt", "x", "--steps", "500", "--output", folder["pictures"], "--data", folder["data"]);
        await agent.UntilAsync(() => agent.Error.Contains("Picture 1 of 1", StringComparison.Ordinal), "the render began");

        agent.Signal(AgentProcess.Interrupt);

        Assert.Equal((int)ExitCode.Cancelled, await agent.EndAsync());
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder["pictures"]));
    }

    public void Dispose() => folder.Dispose();

    private Task<Cli> GenerateAsync(params string[] arguments) =>
        Cli.RunAsync(["generate", "--prompt", "a green square", "--data", folder["data"], .. arguments]);
}
