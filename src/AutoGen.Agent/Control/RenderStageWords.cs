using AutoGen.Protocol.Rendering;

namespace AutoGen.Agent.Control;

/// <summary>What is being done with a picture, in words.</summary>
internal static class RenderStageWords
{
    public static string Of(RenderStage stage) => stage switch
    {
        RenderStage.Load => "loading the model",
        RenderStage.Encode => "reading the prompt",
        RenderStage.Sample => "sampling",
        RenderStage.Decode => "decoding",
        RenderStage.PostProcess => "post-processing",
        _ => "writing",
    };
}
