using AutoGen.Abstractions;

namespace WrongContractVersion;

public sealed class WrongContractVersionPlugin : IAutoGenPlugin
{
    public void Register(object registry) => throw new InvalidOperationException("A host of another version must not come this far.");
}
