namespace AutoGen.Agent;

/// <summary>What the help of <c>autogen</c> itself says below the commands.</summary>
internal static class RootHelp
{
    public const string Text = """
        Examples:
          autogen generate --prompt "a red circle on a blue background" --seed 7 --output out.png
          autogen run --workspace pictures       watches pictures/inbox, fills pictures/outbox
          autogen submit scenes.txt              hands prompts to the running agent
          autogen status --watch                 what it does and what waits
          autogen report --open                  what became of the newest drop or night, as a page
          autogen list samplers
          autogen doctor

        Exit codes:
          0  everything asked for was done
          1  something failed; what was finished is kept
          2  wrong command line, configuration or request; nothing was started
          3  stopped by Ctrl+C or a termination signal
          4  another agent works on that data folder or workspace
          5  no agent runs that could do it; nothing was done

        """;
}
