using AutoGen.Protocol.Settings;

namespace AutoGen.Protocol.Rendering;

/// <summary>A picture that is made of other pictures: no model runs.</summary>
/// <param name="Step">The sheet maker and its options.</param>
/// <param name="Pictures">In their order; empty while they are still to be rendered.</param>
public sealed record SheetRequest(NamedOptions Step, IReadOnlyList<SheetMember> Pictures);

/// <summary>A finished picture on a sheet.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Seed">Its seed.</param>
public sealed record SheetMember(string Path, long Seed);
