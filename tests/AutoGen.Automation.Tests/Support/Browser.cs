using AutoGen.Automation.Reports;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;

namespace AutoGen.Automation.Tests.Support;

/// <summary>A Chromium without a window.</summary>
internal sealed class Browser : IDisposable
{
    private readonly string profile = Directory.CreateTempSubdirectory("autogen-browser-").FullName;
    private readonly ChromeDriver driver;

    public Browser()
    {
        var options = new ChromeOptions { BinaryLocation = Chromium };
        options.AddArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", $"--user-data-dir={profile}");
        options.SetLoggingPreference(LogType.Browser, LogLevel.All);
        var service = ChromeDriverService.CreateDefaultService(Path.GetDirectoryName(Driver)!, Path.GetFileName(Driver)!);
        driver = new ChromeDriver(service, options, TimeSpan.FromMinutes(2));
    }

    /// <summary>Absolute path of the browser; null where there is none.</summary>
    public static string? Chromium { get; } = Find("chromium") ?? Find("chromium-browser") ?? Find("google-chrome");

    /// <summary>Absolute path of what drives it; null where there is none.</summary>
    public static string? Driver { get; } = Find("chromedriver");

    /// <summary>Opens a file; what the console said before is forgotten.</summary>
    public void Open(string path)
    {
        _ = Console;
        driver.Navigate().GoToUrl(PageLinks.Absolute(path));
    }

    /// <summary>Errors of scripts, blocked or missing resources ...</summary>
    public IReadOnlyList<string> Console => [.. driver.Manage().Logs.GetLog(LogType.Browser).Select(static entry => entry.ToString())];

    /// <summary>The value of an expression of JavaScript.</summary>
    public T Value<T>(string expression) => (T)driver.ExecuteScript($"return {expression}")!;

    /// <summary>A property of every element that fits.</summary>
    public IReadOnlyList<string> All(string selector, string property = "textContent") =>
        [.. Value<IEnumerable<object>>($"[...document.querySelectorAll(\"{selector}\")].map(element => `${{element.{property}}}`)").Cast<string>()];

    /// <summary>As a device that is so wide and high, by day or by night.</summary>
    public void Be(int width, int height, bool dark, double density = 1)
    {
        driver.ExecuteCdpCommand("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = density, ["mobile"] = false });
        driver.ExecuteCdpCommand("Emulation.setEmulatedMedia", new() { ["features"] = new[] { new Dictionary<string, object> { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" } } });
    }

    /// <summary>What is seen, as a PNG file.</summary>
    public void Photograph(string path) => driver.GetScreenshot().SaveAsFile(path);

    public void Dispose()
    {
        driver.Quit();
        driver.Dispose();
        Directory.Delete(profile, recursive: true);
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
