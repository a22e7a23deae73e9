using Kept.Questions;
using Kept.Tests.Support;
using Xunit;

namespace Kept.Tests.Questions;

public sealed class QuestionCatalogTests : IDisposable
{
    const string Least = "{#\ntitle: Least\n#}\nselect 1";

    readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task A_question_is_named_as_its_file_and_a_later_directory_replaces_it()
    {
        directory.Write("shipped/analyses/clinic_risk.sql", Least);
        directory.Write("shipped/analyses/more/late.sql", Least);
        var own = directory.Write("own/analyses/clinic_risk.sql", Least);
        var catalog = await LoadAsync("shipped", "own", "absent");
        Assert.Equal(["clinic-risk", "late"], catalog.Questions.Select(question => question.Name));
        Assert.Equal(own, catalog.Find("clinic-risk").File);
        Assert.Same(catalog.Find("clinic-risk"), catalog.Find("clinic_risk"));
    }

    [Fact]
    public async Task An_unknown_question_is_told_with_a_suggestion()
    {
        directory.Write("shipped/analyses/clinic_risk.sql", Least);
        var catalog = await LoadAsync("shipped");
        Assert.Contains("did you mean 'clinic-risk'?", Assert.Throws<QuestionException>(() => catalog.Find("clinic-rsk")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shipped_questions_are_readable()
    {
        var shipped = Path.Combine(Repository.Root, "warehouse");
        var catalog = await QuestionCatalog.LoadAsync([shipped], TestContext.Current.CancellationToken);
        string[] asked =
        [
            "clinic-delays", "missed-by-location", "no-shows-over-time", "high-risk-patients", "clinic-risk", "patient-engagement", "repeated-misses",
        ];
        Assert.Empty(asked.Except(catalog.Questions.Select(question => question.Name)));
        Assert.All(catalog.Questions, question => Assert.NotEmpty(question.Description));
    }

    Task<QuestionCatalog> LoadAsync(params string[] names) =>
        QuestionCatalog.LoadAsync(names.Select(directory.At), TestContext.Current.CancellationToken);
}
