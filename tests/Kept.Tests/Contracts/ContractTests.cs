using Kept.Contracts;
using Kept.Workspaces;
using Xunit;

namespace Kept.Tests.Contracts;

public sealed class ContractTests
{
    [Fact]
    public void Tables_that_name_an_entity_are_entities_and_others_are_not() =>
        Assert.Equal(["patients", "clinics", "appointments", "predictions"], SampleContract.Contract.Entities.Select(entity => entity.Name));

    [Fact]
    public void An_entity_has_its_key_and_its_columns_in_order()
    {
        var patients = SampleContract.Contract.Find("patients")!;
        Assert.Equal(("staging", "patients", "the people", "patient_id"), (patients.Schema, patients.Table, patients.Description, patients.Key.Name));
        Assert.Equal(["patient_id", "first_name", "last_name", "gender", "dob", "created_at"], patients.FeedColumns.Select(column => column.Name));
        Assert.Equal(["patient_source_id", "_source"], patients.Columns.Where(column => !column.IsFed).Select(column => column.Name));
    }

    [Fact]
    public void A_column_has_its_type_and_rules()
    {
        var probability = SampleContract.Contract.Find("predictions")!.Find("probability_dna")!;
        Assert.Equal((ColumnType.Number, "double", true, 0.0, 1.0), (probability.Type, probability.DeclaredType, probability.Required, probability.Min, probability.Max));
        Assert.Equal(200, SampleContract.Contract.Find("patients")!.Find("first_name")!.MaxLength);
        Assert.Equal("patients", SampleContract.Contract.Find("appointments")!.Find("patient_id")!.References);
        Assert.Equal(["patient_id"], SampleContract.Contract.Find("patients")!.Find("patient_source_id")!.Of);
    }

    [Fact]
    public void A_key_is_always_required() => Assert.True(SampleContract.Contract.Find("clinics")!.Key.Required);

    [Fact]
    public void The_shipped_contract_is_readable() =>
        Assert.Equal(["appointments", "clinics", "contacts", "patients", "predictions", "worklist_entries"], Contract.Load([Workspace.ShippedProject]).Entities.Select(entity => entity.Name).Order());

    [Fact]
    public void An_entity_has_the_finer_grain_the_longer_its_chain_of_references() =>
        Assert.Equal([0, 0, 1, 2, -1], new[] { "patients", "clinics", "appointments", "predictions", "nothing" }.Select(SampleContract.Contract.Depth));

    [Fact]
    public void An_entity_that_states_no_provenance_has_that_of_the_others() =>
        Assert.Equal("_source", SampleContract.Contract.Find("clinics")!.Columns[^1].Name);

    [Theory]
    [InlineData("role: attribute}", "role: atribute}", "unknown role 'atribute'; did you mean 'attribute'?")]
    [InlineData("data_type: date", "data_type: dte", "unknown type 'dte'; did you mean 'date'?")]
    [InlineData("references: patients", "references: patient", "references: unknown entity 'patient'; did you mean 'patients'?")]
    [InlineData(", references: clinics", "", "belong together")]
    [InlineData("role: key", "role: attribute", "found 0 columns with role: key, expected one")]
    [InlineData("of: patient_id", "of: patientid", "of: unknown column 'patientid'; did you mean 'patient_id'?")]
    [InlineData("min: 0", "min: none", "min: found 'none', expected a number")]
    [InlineData("max_length", "maxlength", "unknown key 'maxlength'; did you mean 'max_length'?")]
    [InlineData("entity: clinics", "entity: patients", "two tables state the entity 'patients'")]
    [InlineData("name: last_name", "name: first_name", "the column 'first_name' stands here a second time")]
    public void What_cannot_be_meant_is_refused(string text, string instead, string message)
    {
        var at = SampleContract.Yaml.IndexOf(text, StringComparison.Ordinal);
        var broken = SampleContract.Yaml[..at] + instead + SampleContract.Yaml[(at + text.Length)..];
        Assert.Contains(message, Assert.Throws<ConfigurationException>(() => SampleContract.Read(broken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_names_the_file_and_the_line()
    {
        var broken = SampleContract.Yaml.Replace("role: provenance", "role: provenence", StringComparison.Ordinal);
        var error = Assert.Throws<ConfigurationException>(() => SampleContract.Read(broken));
        Assert.Equal(("sources.yml", 17), (error.File, error.Line));
    }
}
