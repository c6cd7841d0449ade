namespace AutoGen.Models.Devices;

/// <summary>A graphics device as Windows lists it.</summary>
/// <param name="Index">Its place in the order of DXGI, from 0; DirectML counts the same way.</param>
/// <param name="Name">As the driver gives it.</param>
/// <param name="DedicatedBytes">Memory of its own.</param>
/// <param name="SharedBytes">Memory of the machine that it may use besides.</param>
/// <param name="Luid">What tells it apart while Windows runs, for example <c>0:d3a1</c>.</param>
/// <param name="Software">Whether the processor only plays a graphics card, which is slower than computing on it.</param>
public sealed record GraphicsAdapter(int Index, string Name, long DedicatedBytes, long SharedBytes, string Luid, bool Software)
{
    /// <summary>Bytes that Windows lets this process have of its fastest memory; null where it does not say.</summary>
    public long? BudgetBytes { get; init; }

    /// <summary>Bytes that networks may take; 0 where nothing is known of it. A device inside the processor has next to no memory of its own and takes the machine's.</summary>
    public long UsableBytes => BudgetBytes ?? (DedicatedBytes >= LeastOwn ? DedicatedBytes : DedicatedBytes + SharedBytes);

    private const long LeastOwn = 1L << 30;

    /// <summary>For people.</summary>
    public override string ToString() => $"{Index}: {Name}{(Software ? " (software)" : "")}";
}
