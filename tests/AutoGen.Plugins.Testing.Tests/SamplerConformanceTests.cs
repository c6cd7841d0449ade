using AutoGen.Abstractions;

namespace AutoGen.Plugins.Testing.Tests;

public sealed class SamplerConformanceTests
{
    private static readonly SamplerTraits stochastic = new() { Stochastic = true };

    [Fact]
    public void Sound_samplers_pass_every_check()
    {
        new SamplerConformance(WrongSamplers.Euler, new SamplerTraits()).CheckAll();
        new SamplerConformance(() => WrongSamplers.Ancestral(1), stochastic).CheckAll();
    }

    [Fact]
    public void An_order_that_is_promised_too_high_is_measured() =>
        Fails(WrongSamplers.Euler, new SamplerTraits { Order = 2 }, SamplerCheck.Convergence, "its traits promise order 2, and it converges with 0.9");

    [Fact]
    public void Noise_of_the_wrong_strength_shows_in_the_distribution() =>
        Fails(() => WrongSamplers.Ancestral(1.1), stochastic, SamplerCheck.Distribution, "200 steps end in a distribution of mean 0.");

    [Fact]
    public void Noise_that_the_traits_deny_is_found() =>
        Fails(() => WrongSamplers.Ancestral(1), new SamplerTraits(), SamplerCheck.Determinism, "it drew noise 9 times");

    [Fact]
    public void A_result_that_depends_on_former_runs_is_found() =>
        Fails(WrongSamplers.CountsItsRuns, new SamplerTraits(), SamplerCheck.Determinism, "two runs with the same start");

    [Fact]
    public void A_sampler_that_ends_well_after_a_cancellation_has_swallowed_it() =>
        Fails(WrongSamplers.SwallowsCancellation, new SamplerTraits(), SamplerCheck.Cancellation, "it went on after its run was cancelled");

    [Fact]
    public void Pictures_of_a_batch_that_know_of_each_other_are_found() =>
        Fails(WrongSamplers.LooksAtTheWholeBatch, new SamplerTraits(), SamplerCheck.BatchIndependence, "two pictures in one batch");

    [Fact]
    public void State_in_a_static_field_is_found() =>
        Fails(WrongSamplers.KeepsItsSlopeInAStaticField, new SamplerTraits(), SamplerCheck.NoSharedState, "something is kept in static fields");

    [Fact]
    public void A_sampler_that_stops_early_is_found() =>
        Fails(WrongSamplers.StopsHalfWay, new SamplerTraits(), SamplerCheck.Progress, "it returned after 5 of 10 steps");

    [Fact]
    public void A_factor_on_the_result_shows_at_the_data_limit() =>
        Fails(WrongSamplers.LooksAtTheWholeBatch, new SamplerTraits(), SamplerCheck.DataLimit, "all data is 0.7, and 2 steps end ");

    [Fact]
    public void Values_that_are_not_finite_are_found() =>
        Fails(WrongSamplers.DividesByZero, new SamplerTraits(), SamplerCheck.Determinism, "values that are not finite");

    [Fact]
    public void All_that_fails_is_listed_at_once()
    {
        var conformance = new SamplerConformance(WrongSamplers.StopsHalfWay, new SamplerTraits());

        var failure = Assert.Throws<ConformanceException>(conformance.CheckAll);

        Assert.Contains("DataLimit: it failed with IndexOutOfRangeException: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Progress: it returned after 5 of 10 steps", failure.Message, StringComparison.Ordinal);
    }

    private static void Fails(Func<ISampler> create, SamplerTraits traits, SamplerCheck check, string reason)
    {
        var failure = Assert.Throws<ConformanceException>(() => new SamplerConformance(create, traits).Check(check));
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }
}
