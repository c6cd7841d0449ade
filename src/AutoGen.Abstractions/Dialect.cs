namespace AutoGen.Abstractions;

/// <summary>
/// The tool whose rules hold where tools of one name differ. An options record may have a settable property of this type
/// (or of <c>Dialect?</c>): where a request does not say that option, the host fills in the request's own <c>dialect</c>.
/// In JSON <c>autogen</c>, <c>a1111</c>, <c>comfyui</c>.
/// </summary>
public enum Dialect
{
    /// <summary>AutoGen's own; A1111's where nothing else is documented.</summary>
    Autogen,

    /// <summary>AUTOMATIC1111's web UI and its kin.</summary>
    A1111,

    /// <summary>ComfyUI.</summary>
    Comfyui,
}
