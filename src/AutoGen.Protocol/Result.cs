using System.Diagnostics.CodeAnalysis;

namespace AutoGen.Protocol;

/// <summary>A value, or the problems that kept it from being made. Warnings may accompany a value.</summary>
public sealed class Result<T>
    where T : class
{
    private Result(T? value, IReadOnlyList<Problem> problems, IReadOnlyList<Problem> warnings) =>
        (Value, Problems, Warnings) = (value, problems, warnings);

    /// <summary>The value; null where there are problems.</summary>
    public T? Value { get; }

    /// <summary>Why there is no value; empty where there is one.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>What a person should know although it worked.</summary>
    public IReadOnlyList<Problem> Warnings { get; }

    public static implicit operator Result<T>(T value) => new(value, [], []);

    public static implicit operator Result<T>(Problem problem) => new(null, [problem], []);

    /// <summary>A value with warnings.</summary>
    public static Result<T> Ok(T value, IReadOnlyList<Problem> warnings) => new(value, [], warnings);

    /// <summary>No value; at least one problem.</summary>
    public static Result<T> Fail(IReadOnlyList<Problem> problems) => new(null, problems, []);

    /// <summary>Whether there is a value.</summary>
    public bool TryGet([NotNullWhen(true)] out T? value, out IReadOnlyList<Problem> problems)
    {
        (value, problems) = (Value, Problems);
        return value is not null;
    }
}
