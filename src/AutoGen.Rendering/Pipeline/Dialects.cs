using AutoGen.Abstractions;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Rendering.Pipeline;

/// <summary>The dialect of a request in the words of the plugin contract.</summary>
internal static class Dialects
{
    public static Dialect ToContract(this DialectKind dialect) => dialect switch
    {
        DialectKind.A1111 => Dialect.A1111,
        DialectKind.Comfyui => Dialect.Comfyui,
        _ => Dialect.Autogen,
    };
}
