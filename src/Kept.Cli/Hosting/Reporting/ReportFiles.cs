using System.CommandLine;
using Kept.Cli.Kernel;
using Kept.Predict.Evaluation;

namespace Kept.Cli.Hosting.Reporting;

/// <summary>The files that a report is written to.</summary>
static class ReportFiles
{
    public static readonly Option<FileInfo?> Html = new("--html") { Description = "Also write it as one page with charts, which opens from disk", HelpName = "FILE" };
    public static readonly Option<FileInfo?> Card = new("--card") { Description = "Also write a model card in Markdown: uses, data, figures, limits", HelpName = "FILE" };

    public static async Task WriteAsync(Call call, ModelReport report)
    {
        foreach (var (file, text) in new (FileInfo?, Func<ModelReport, string>)[] { (call.Get(Html), ReportHtml.Write), (call.Get(Card), ModelCard.Write) })
        {
            if (file is not null)
            {
                file.Directory!.Create();
                await File.WriteAllTextAsync(file.FullName, text(report), call.Cancellation);
                call.Terminal.Note($"written: {file}");
            }
        }
    }
}
