namespace AutoGen.Automation.Drops;

/// <summary>Nothing can be planned now: no worker has said yet which models and plugins there are. The drop stays where it is, and is planned later.</summary>
internal sealed class CatalogueUnknownException() : IOException("It is not known yet which models and plugins there are.");
