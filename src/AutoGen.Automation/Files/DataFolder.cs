namespace AutoGen.Automation.Files;

/// <summary>The agent's own folder for its state.</summary>
/// <param name="FullPath">Absolute path.</param>
internal sealed record DataFolder(string FullPath);
