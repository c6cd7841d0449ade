namespace AutoGen.Abstractions;

/// <summary>One step of a sampler, from <paramref name="Sigma"/> down to <paramref name="Next"/>.</summary>
/// <param name="Index">0, 1, ...</param>
/// <param name="Sigma">Noise level at the start of the step; above 0.</param>
/// <param name="Next">Noise level at its end; 0 in the last step of most schedules.</param>
public readonly record struct SigmaStep(int Index, double Sigma, double Next)
{
    /// <summary>Whether the step ends without noise, where formulas in log sigma have no value.</summary>
    public bool EndsClean => Next == 0;
}
