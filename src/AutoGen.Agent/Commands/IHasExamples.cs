namespace AutoGen.Agent.Commands;

/// <summary>A command whose help ends with examples.</summary>
internal interface IHasExamples
{
    string Examples { get; }
}
