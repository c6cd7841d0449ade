namespace AutoGen.Models;

/// <summary>Text states of the last prompts by their text: in a batch the negative prompt, and often the prompt, is the same again.</summary>
internal sealed class PromptCache
{
    private const int Capacity = 16;

    // the most recently used stands last; so few are compared faster than hashed
    private readonly List<(string Text, EncodedPrompt Prompt)> entries = [];

    public EncodedPrompt GetOrAdd(string text, Func<string, EncodedPrompt> encode)
    {
        var index = entries.FindIndex(entry => entry.Text == text);
        var found = index >= 0 ? entries[index] : (text, encode(text));
        if (index >= 0)
            entries.RemoveAt(index);
        else if (entries.Count == Capacity)
            entries.RemoveAt(0);
        entries.Add(found);
        return found.Item2;
    }
}
