namespace AutoGen.Automation.Running;

/// <summary>Names one render of one drop.</summary>
/// <param name="Drop">Id of the drop.</param>
/// <param name="Number">From 1.</param>
internal readonly record struct RenderKey(string Drop, int Number)
{
    public override string ToString() => FormattableString.Invariant($"{Drop}/{Number}");
}
