namespace AutoGen.Models.Onnx;

/// <summary>What can be seen in an .onnx file without loading it.</summary>
internal static class GraphFile
{
    private const int BlockSize = 1 << 20;

    /// <summary>Whether a node of the graph is of this operator: NodeProto.op_type, field 4, as protobuf writes it.</summary>
    public static bool HasOperator(string path, string name)
    {
        byte[] wanted = [0x22, (byte)name.Length, .. name.Select(static letter => (byte)letter)];
        var block = new byte[BlockSize];
        var kept = 0;
        using var stream = File.OpenRead(path);
        while (stream.Read(block.AsSpan(kept)) is > 0 and var read)
        {
            var filled = block.AsSpan(0, kept + read);
            if (filled.IndexOf(wanted) >= 0)
                return true;
            // a match may lie across two blocks
            kept = Math.Min(wanted.Length - 1, filled.Length);
            filled[^kept..].CopyTo(block);
        }

        return false;
    }
}
