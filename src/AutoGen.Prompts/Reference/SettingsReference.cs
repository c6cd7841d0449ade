using System.Text;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Reference;

/// <summary>The settings reference for people, made from the settings themselves.</summary>
internal static class SettingsReference
{
    private const string Introduction =
        """
        # Settings of a render

        Made from the settings' own descriptions (`RenderSettings`); do not edit. One name everywhere: in JSON files and
        `--json` output as it stands here, on the command line with hyphens (`--post-process`).

        What is not said anywhere takes the default. A request with a wrong value is not rendered: it is reported with file,
        line, what is allowed and what to do, and the other requests of the file are rendered. A setting that is known but not
        built yet is refused by name, never ignored.

        A prompt file is a `.txt` with one prompt a line (blank lines and lines that begin with `#` are skipped) or a `.json`
        with one object of settings, or a list of objects and prompts. Comments and trailing commas are fine. UTF-8, or UTF-16
        with a byte order mark.

        Where a sampler, schedule, guidance or post-processor takes options, write an object instead of its name:
        `"sampler": { "name": "ddim", "eta": 0.5 }`.

        """;

    public static string Markdown()
    {
        var page = new StringBuilder(Introduction).AppendLine().AppendLine("| setting | what it does | allowed | default |").AppendLine("| --- | --- | --- | --- |");
        foreach (var setting in SettingTable.All.Where(setting => setting.Built))
            page.AppendLine($"| `{setting.Name}` | {Cell(setting.Description)} | {Cell(Allowed(setting))} | {Cell(setting.Default)} |");
        page.AppendLine().AppendLine("## Known, not built yet").AppendLine();
        page.AppendLine("| setting | what it will do | until then |").AppendLine("| --- | --- | --- |");
        foreach (var setting in SettingTable.All.Where(setting => !setting.Built))
            page.AppendLine($"| `{setting.Name}` | {Cell(setting.Description)} | {Cell(setting.Instead)} |");
        foreach (var setting in SettingTable.All.Where(setting => setting.Planned is not null))
            page.AppendLine($"| `{setting.Name}`: {string.Join(", ", setting.Planned!)} | {Cell(setting.Description)} | {setting.AllowedText} |");
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static string Allowed(SettingDescription setting) =>
        setting.Unit is null ? setting.AllowedText : $"{setting.AllowedText} ({setting.Unit})";

    private static string Cell(string? text) => (text ?? "").Replace("|", "\\|", StringComparison.Ordinal);
}
