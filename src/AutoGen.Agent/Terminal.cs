using AutoGen.Protocol;
using Spectre.Console;

namespace AutoGen.Agent;

/// <summary>Where a command speaks to: answers on the standard output, progress and problems on the standard error.</summary>
internal sealed class Terminal
{
    // Redirected output goes to files and other programs: lines there must not be broken at 80 columns.
    private const int UnboundedWidth = 400;

    private Terminal(Stream input, TextWriter output, TextWriter error, bool outputIsScreen, bool errorIsScreen)
    {
        Input = input;
        (Output, Error, OutputIsScreen, ErrorIsScreen) = (output, error, outputIsScreen, errorIsScreen);
        OutputConsole = Console(output, outputIsScreen);
        ErrorConsole = Console(error, errorIsScreen);
    }

    /// <summary>What is piped in.</summary>
    public Stream Input { get; }

    public TextWriter Output { get; }

    public TextWriter Error { get; }

    /// <summary>Whether a person reads the answer, and not a file or a program.</summary>
    public bool OutputIsScreen { get; }

    /// <summary>Whether a person is watching, so that a moving progress bar makes sense.</summary>
    public bool ErrorIsScreen { get; }

    /// <summary>For tables and trees.</summary>
    public IAnsiConsole OutputConsole { get; }

    /// <summary>For progress.</summary>
    public IAnsiConsole ErrorConsole { get; }

    public static Terminal OfProcess() => new(
        System.Console.OpenStandardInput(), System.Console.Out, System.Console.Error, !System.Console.IsOutputRedirected, !System.Console.IsErrorRedirected);

    public static Terminal To(TextWriter output, TextWriter error, Stream? input = null) => new(input ?? Stream.Null, output, error, outputIsScreen: false, errorIsScreen: false);

    /// <summary>One line a problem, on the standard error.</summary>
    public void Report(IEnumerable<Problem> problems, string severity = "error")
    {
        foreach (var problem in problems)
            Error.WriteLine($"{severity}: {problem}");
    }

    private static IAnsiConsole Console(TextWriter writer, bool screen)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = screen ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = screen ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = screen ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!screen)
            console.Profile.Width = UnboundedWidth;
        return console;
    }
}
