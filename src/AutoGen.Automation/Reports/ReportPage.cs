using System.Text;

namespace AutoGen.Automation.Reports;

/// <summary>
/// A report as a page for a browser: one file, without scripts, that asks for nothing beside it. The first screen answers whether all is
/// there, what failed, why, and what to do.
/// </summary>
internal static class ReportPage
{
    private static readonly Html Style = Html.Trusted(ReadStyle());

    public static byte[] Write(PageContent page) => Encoding.UTF8.GetBytes(Html.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset=utf-8>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="generator" content="AutoGen">
        <title>{page.Report.Pictures.Count} of {page.Asked}: {page.Name}</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        <main>
        {PageHead.Of(page)}
        {PageReasons.Of(page)}
        {PageSheet.Of(page)}
        {PageFacts.Runs(page.Report.Runs)}
        {PageFiles.Of(page)}
        </main>
        </body>
        </html>

        """).ToString());

    private static string ReadStyle()
    {
        using var style = new StreamReader(typeof(ReportPage).Assembly.GetManifestResourceStream(typeof(ReportPage), "report.css")!);
        return style.ReadToEnd();
    }
}
