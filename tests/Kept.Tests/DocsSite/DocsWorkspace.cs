using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.DocsSite;

/// <summary>A workspace whose project is as hostile as a project can be, with the site that the program wrote of it.</summary>
public sealed class DocsWorkspace : IAsyncLifetime
{
    const string Script = "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>";

    readonly TemporaryDirectory directory = new();

    public string Site => directory.At("target/docs");

    internal KeptResult Written { get; private set; } = null!;

    public IEnumerable<string> Pages => Directory.EnumerateFiles(Site, "*.html");

    public string Page(string file) => File.ReadAllText(Path.Combine(Site, file));

    internal Task<KeptResult> KeptAsync(params string[] arguments) => new KeptStart { Arguments = arguments, Directory = directory.Root }.RunAsync();

    internal string Write(string file, string text) => directory.Write(file, text);

    public async ValueTask InitializeAsync()
    {
        directory.Write("kept.yml", $"version: 1\nname: \"Clinics {Script}\"\n");
        directory.Write("feeds/visits.yml", "path: visits*.csv\nentities:\n  appointments:\n    appointment_id: {from: \"a<b>\"}\n    patient_id: p\n    clinic_id: c\n    scheduled_date: {from: d, map: {\"</script>\": \"x\"}}\n");
        directory.Write("warehouse/models/o'reilly \"quoted\" <b>.sql", "select 1 as \"a<b>\", '</script><script>window.hacked = 3</script>' as text_column -- </code></pre>\n");
        directory.Write("warehouse/models/hostile.yml", $$"""
            models:
              - name: clinic_probability
                description: |
                  {{Script}} [click](javascript:window.hacked=4) <javascript:window.hacked=5> ![p](https://example.org/p.png)
                  [allowed](https://example.org/) **strong**
            """);
        Written = await KeptAsync("docs", "--format", "json");
    }

    public ValueTask DisposeAsync()
    {
        directory.Dispose();
        return ValueTask.CompletedTask;
    }
}
