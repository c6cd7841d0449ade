using AutoGen.Protocol;

namespace AutoGen.Models.Text;

/// <summary>Ids of one prompt, as many as the text encoder takes: start, text, end, padding.</summary>
/// <param name="Ids">Length is the token limit of the model.</param>
/// <param name="Warning">Set when the prompt was longer than that.</param>
internal sealed record TokenizedPrompt(int[] Ids, Problem? Warning);
