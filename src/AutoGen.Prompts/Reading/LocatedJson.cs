using System.Text.Json.Nodes;

namespace AutoGen.Prompts.Reading;

/// <summary>JSON that knows its lines, so that a problem can name one.</summary>
public abstract record LocatedJson(int Line)
{
    public abstract JsonNode? ToNode();

    /// <summary>Every key, here and deeper, that its object holds already.</summary>
    public abstract IEnumerable<Property> RepeatedKeys { get; }

    public sealed record Item(int Line, JsonNode? Value) : LocatedJson(Line)
    {
        public override IEnumerable<Property> RepeatedKeys => [];

        // A node has one parent, and callers ask more than once
        public override JsonNode? ToNode() => Value?.DeepClone();
    }

    public sealed record List(int Line, IReadOnlyList<LocatedJson> Items) : LocatedJson(Line)
    {
        public override IEnumerable<Property> RepeatedKeys => Items.SelectMany(item => item.RepeatedKeys);

        public override JsonNode ToNode() => new JsonArray([.. Items.Select(item => item.ToNode())]);
    }

    /// <summary>Properties as written; a key that is there twice keeps its last value.</summary>
    public sealed record Map(int Line, IReadOnlyList<Property> Properties) : LocatedJson(Line)
    {
        public override IEnumerable<Property> RepeatedKeys =>
            Properties.GroupBy(property => property.Name).SelectMany(same => same.Skip(1))
                .Concat(Properties.SelectMany(property => property.Value.RepeatedKeys));

        public override JsonNode ToNode()
        {
            var node = new JsonObject();
            foreach (var property in Properties)
                node[property.Name] = property.Value.ToNode();
            return node;
        }
    }

    public sealed record Property(string Name, int Line, LocatedJson Value);
}
