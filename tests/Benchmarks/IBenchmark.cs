namespace AutoGen.Benchmarks;

/// <summary>Something to measure, run by naming its verb. It prints its own table, with the budget it is held to.</summary>
internal interface IBenchmark
{
    /// <summary>For example <c>samplers</c>.</summary>
    string Verb { get; }

    /// <summary>One line for the list of verbs.</summary>
    string Summary { get; }

    void Run(TextWriter output);
}
