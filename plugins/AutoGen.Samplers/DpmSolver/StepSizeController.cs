namespace AutoGen.Samplers.DpmSolver;

/// <summary>A PID controller of step sizes (Soederlind 2003), limited by 1 + atan(factor - 1), as k-diffusion sets it up.</summary>
/// <param name="options">Its coefficients and first step.</param>
/// <param name="order">Order of the method for the controller's exponents; 1.5 where noise is added.</param>
internal sealed class StepSizeController(DpmAdaptiveOptions options, double order)
{
    // Keeps the inverse finite where two orders agree exactly.
    private const double LeastError = 1e-8;

    private readonly double b1 = (options.Pcoeff + options.Icoeff + options.Dcoeff) / order;
    private readonly double b2 = -(options.Pcoeff + (2 * options.Dcoeff)) / order;
    private readonly double b3 = options.Dcoeff / order;
    private (double Last, double BeforeThat)? accepted;

    /// <summary>The step to try next.</summary>
    public double H { get; private set; } = options.HInit;

    /// <summary>Whether a step of that error is accepted; sets <see cref="H"/> for the next try.</summary>
    public bool Accept(double error)
    {
        var inverse = 1 / (error + LeastError);
        var (last, beforeThat) = accepted ??= (inverse, inverse);
        var factor = 1 + Math.Atan((Math.Pow(inverse, b1) * Math.Pow(last, b2) * Math.Pow(beforeThat, b3)) - 1);
        H *= factor;
        if (factor < options.AcceptSafety)
            return false;
        accepted = (inverse, last);
        return true;
    }
}
