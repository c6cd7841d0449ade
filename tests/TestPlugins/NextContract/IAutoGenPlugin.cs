namespace AutoGen.Abstractions;

public interface IAutoGenPlugin
{
    void Register(object registry);
}
