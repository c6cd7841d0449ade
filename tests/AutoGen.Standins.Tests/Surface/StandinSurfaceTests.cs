using System.Reflection;

namespace AutoGen.Standins.Tests.Surface;

public sealed class StandinSurfaceTests
{
    private static readonly string Lists = Path.Combine(AppContext.BaseDirectory, "PublicApi");

    public static TheoryData<string, string> Standins { get; } = new()
    {
        { "McMaster.NETCore.Plugins", "2.0.0" },
        { "Microsoft.ML.Tokenizers", "2.0.0" },
        { "SixLabors.ImageSharp", "3.1.12" },
    };

    [Theory]
    [MemberData(nameof(Standins))]
    public void Everything_public_in_a_standin_is_public_in_the_package(string package, string version)
    {
        var mirrored = ReadList(package, version);
        var foreign = Assembly.Load(package).GetExportedTypes().SelectMany(PublicSurface.Of).Where(line => !mirrored.Contains(line));
        Assert.Empty(foreign);
    }

    [Theory]
    [MemberData(nameof(Standins))]
    public void A_standin_reports_itself_with_package_and_version(string package, string version)
    {
        var reported = Assembly.Load(package).GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "AutoGenStandin");
        Assert.Equal($"{package} {version}", reported.Value);
    }

    [Fact]
    public void The_surface_names_what_a_caller_depends_on()
    {
        const string name = "AutoGen.Standins.Tests.Surface.StandinSurfaceTests.Sample<T>";
        Assert.Equal(
            [
                $"type {name} class where T : ReferenceTypeConstraint, System.IDisposable",
                $"{name} extends System.EventArgs",
                $"{name} implements System.IDisposable",
                $"{name} new(System.Int32 count)",
                $"{name} System.Boolean TryTake<TOther>(out ref System.Int32 taken, System.String name = none)",
                $"{name} System.Int32 get_Count()",
                $"{name} System.Void Dispose()",
                $"{name} System.Void init set_Count(System.Int32 value)",
                $"{name} static System.Int32 Limit = 3",
            ],
            PublicSurface.Of(typeof(Sample<>)).OrderBy(line => line.Contains("type ") ? 0 : line.Contains(" extends ") ? 1 : line.Contains(" implements ") ? 2 : line.Contains(" new(") ? 3 : 4).ThenBy(line => line, StringComparer.Ordinal));
    }

    private static HashSet<string> ReadList(string package, string version) =>
        [.. File.ReadLines(Path.Combine(Lists, package, $"PublicApi.{version}.txt")).Where(line => !line.StartsWith('#'))];

    public class Sample<T>(int count) : EventArgs, IDisposable where T : class, IDisposable
    {
        public const int Limit = 3;

        public int Count { get; init; } = count;

        public bool TryTake<TOther>(out int taken, string name = "none") => (taken = Hidden(name)) > 0;

        public void Dispose() => GC.SuppressFinalize(this);

        private static int Hidden(string name) => name.Length;
    }
}
