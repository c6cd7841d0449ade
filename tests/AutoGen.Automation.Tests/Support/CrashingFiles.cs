using AutoGen.Automation.Files;

namespace AutoGen.Automation.Tests.Support;

/// <summary>
/// The real file steps, until the power goes: the step of that number tears (a write leaves half of its content, any
/// other leaves nothing), and from then on nothing reaches the disk. Flushes are counted but left out: a test cannot
/// tell them from the real thing, and they take most of the time.
/// </summary>
internal sealed class CrashingFiles(int at = int.MaxValue) : DurableFiles
{
    public int Steps { get; private set; }

    public bool Crashed => Steps >= at;

    public override void CreateFolder(string folder)
    {
        Step();
        base.CreateFolder(folder);
    }

    public override void Touch(string path)
    {
        Step();
        base.Touch(path);
    }

    public override void Write(string path, ReadOnlySpan<byte> content)
    {
        if (Steps + 1 == at)
            File.WriteAllBytes(path, content[..(content.Length / 2)].ToArray());
        Step();
        File.WriteAllBytes(path, content.ToArray());
    }

    public override void Append(string path, ReadOnlySpan<byte> content)
    {
        if (Steps + 1 == at)
            File.AppendAllBytes(path, content[..(content.Length / 2)].ToArray());
        Step();
        File.AppendAllBytes(path, content.ToArray());
    }

    public override string Copy(string from, string to)
    {
        if (Steps + 1 == at)
            File.WriteAllBytes(to, File.ReadAllBytes(from)[..(int)(new FileInfo(from).Length / 2)]);
        Step();
        return base.Copy(from, to);
    }

    public override void Replace(string from, string to)
    {
        Step();
        base.Replace(from, to);
    }

    public override bool TryMove(string from, string to)
    {
        Step();
        return base.TryMove(from, to);
    }

    public override void FlushFolder(string folder) => Step();

    public override void Delete(string path)
    {
        Step();
        base.Delete(path);
    }

    public override void DeleteFolder(string folder)
    {
        if (Steps + 1 == at) // half of a recursive delete
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take(2).ToList().ForEach(File.Delete);
        Step();
        base.DeleteFolder(folder);
    }

    private void Step()
    {
        if (++Steps >= at)
            throw new PowerCut();
    }

    /// <summary>Nothing in the product catches it as a fault of the file system.</summary>
    internal sealed class PowerCut : Exception;
}
