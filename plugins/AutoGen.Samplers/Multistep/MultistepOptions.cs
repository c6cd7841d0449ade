using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AutoGen.Samplers.Multistep;

/// <summary>Options of IPNDM and DEIS.</summary>
public record MultistepOptions
{
    /// <value>Greatest number of derivatives in use, 1 to 4; the first steps have fewer. Default 4.</value>
    [Range(1, 4)]
    [Description("How many derivatives the method looks back on; 1 = Euler.")]
    public int MaxOrder { get; init; } = 4;
}
