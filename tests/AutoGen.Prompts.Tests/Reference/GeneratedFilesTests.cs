using AutoGen.Prompts.Reference;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Tests.Reference;

public class GeneratedFilesTests
{
    private const string Regenerate = "AUTOGEN_REGENERATE";

    [Fact]
    public void The_settings_reference_is_what_the_settings_say() =>
        IsCurrent(Path.Combine("docs", "settings.md"), SettingsReference.Markdown());

    [Fact]
    public void The_schema_of_prompt_files_is_what_the_settings_say() =>
        IsCurrent(Path.Combine("config", "schemas", "prompt-file.schema.json"), SettingsSchema.Json());

    [Fact]
    public void The_reference_names_every_setting() =>
        Assert.All(SettingTable.All, setting => Assert.Contains($"| `{setting.Name}` |", SettingsReference.Markdown(), StringComparison.Ordinal));

    private static void IsCurrent(string file, string generated)
    {
        var path = Path.Combine(RepositoryRoot(), file);
        if (Environment.GetEnvironmentVariable(Regenerate) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, generated);
        }

        var stored = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Assert.True(stored == generated, $"{file} is not what the settings say now. Run these tests once with {Regenerate}=1 to rewrite it, and commit it.");
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AutoGen.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("AutoGen.sln is above no folder of this test.");
        return folder.FullName;
    }
}
