namespace AutoGen.Automation.Tests.Support;

/// <summary>A test that looks at a page in a real browser; skipped, with the reason, where there is none.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Browser.Chromium is null || Browser.Driver is null)
            Skip = "needs Chromium and its driver (on Debian: apt-get install chromium chromium-driver)";
    }
}
