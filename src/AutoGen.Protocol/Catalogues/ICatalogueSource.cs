namespace AutoGen.Protocol.Catalogues;

/// <summary>Where planning looks up what may be asked for.</summary>
public interface ICatalogueSource
{
    /// <summary>What is there now; null while that is not known, for example because plugins have changed and no worker has looked at them yet.</summary>
    Catalogue? Current { get; }

    /// <summary>Raised, on any thread, after <see cref="Current"/> has become another one.</summary>
    event Action? Changed;
}
