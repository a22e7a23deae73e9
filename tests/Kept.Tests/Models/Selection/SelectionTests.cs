using Kept.Models.Selection;
using Xunit;

namespace Kept.Tests.Models.Selection;

/// <summary>What dbt's documents say of its selection syntax, on a project small enough to be seen at once.</summary>
public sealed class SelectionTests : IAsyncDisposable
{
    readonly TestProject project = new TestProject()
        .Write("dbt_project.yml", "name: small\nseed-paths: [seeds]\nsnapshot-paths: [snapshots]\ntest-paths: [tests]\nanalysis-paths: [analyses]\nmodels:\n  small:\n    gold:\n      +tags: [wide, nightly]\n")
        .Write("models/staging/sources.yml", "sources:\n  - name: staging\n    tags: raw\n    tables:\n      - name: rows\n        config: {meta: {owner: lab}, tags: [hourly, raw]}\n        columns: [{name: id, data_tests: [not_null]}]\n      - name: others\n")
        .Write("models/staging/stg.sql", "select * from {{ source('staging', 'rows') }}")
        .Write("models/silver/fact.sql", "{{ config(materialized='table', meta={'owner': 'clinic'}) }} select s.* from {{ ref('stg') }} s, {{ ref('code') }}")
        .Write("models/silver/other.sql", "{{ config(tags='nightly') }} select * from {{ source('staging', 'others') }}")
        .Write("models/gold/wide.sql", "select * from {{ ref('fact') }}, {{ ref('other') }}")
        .Write("models/gold/wide_counts.sql", "select count(*) n from {{ ref('wide') }}")
        .Write("models/gold/schema.yml", """
            models:
              - name: fact
                columns: [{name: id, data_tests: [unique, {relationships: {arguments: {to: ref('other'), field: id}, config: {severity: warn}}}]}]
              - name: wide
                data_tests: [{unique: {name: wide_is_unique, arguments: {column_name: id}, config: {limit: 3}}}]
            unit_tests:
              - name: doubles
                model: wide_counts
                given: [{input: ref('wide'), rows: []}]
                expect: {rows: [{n: 0}]}
            """)
        .Write("seeds/code.csv", "id\n1\n")
        .Write("snapshots/history.sql", "{% snapshot history %}{{ config(unique_key='id', strategy='check', check_cols='all', target_schema='main') }} select * from {{ ref('fact') }}{% endsnapshot %}")
        .Write("tests/all_counted.sql", "select * from {{ ref('wide') }} where id not in (select id from {{ ref('fact') }})")
        .Write("analyses/asked.sql", "select * from {{ ref('wide') }}");

    const string Relationships = "relationships_fact_id__id__ref_other_";

    [Theory]
    [InlineData("wide", "wide wide_is_unique all_counted")]
    [InlineData("small.gold.wide", "wide wide_is_unique all_counted")]
    [InlineData("silver", "fact other unique_fact_id " + Relationships + " all_counted")]
    [InlineData("gold.wide*", "wide wide_counts wide_is_unique all_counted doubles")]
    [InlineData("*.w?de", "wide wide_is_unique all_counted")]
    [InlineData("*[a-f]act", "fact unique_fact_id " + Relationships + " all_counted")]
    [InlineData("[!f]*.other", "other " + Relationships)]
    [InlineData("wide+", "wide wide_counts wide_is_unique all_counted doubles asked")]
    [InlineData("fact+1", "fact history wide unique_fact_id " + Relationships + " wide_is_unique all_counted")]
    [InlineData("1+fact", "stg code fact unique_fact_id " + Relationships + " all_counted")]
    [InlineData("+fact", "rows code stg fact source_not_null_staging_rows_id unique_fact_id " + Relationships + " all_counted")]
    [InlineData("@code", "rows others code stg fact other history wide wide_counts source_not_null_staging_rows_id unique_fact_id " + Relationships + " wide_is_unique all_counted doubles asked")]
    [InlineData("tag:nightly", "other wide wide_counts " + Relationships + " wide_is_unique all_counted doubles")]
    [InlineData("tag:n*,silver", "other " + Relationships + " all_counted")]
    [InlineData("tag:wide,wide+", "wide wide_counts wide_is_unique all_counted doubles")]
    [InlineData("tag:raw", "rows others source_not_null_staging_rows_id")]
    [InlineData("tag:hourly", "rows source_not_null_staging_rows_id")]
    [InlineData("source:staging", "rows others source_not_null_staging_rows_id")]
    [InlineData("source:staging.others+1", "others other " + Relationships)]
    [InlineData("source:small.staging.rows", "rows source_not_null_staging_rows_id")]
    [InlineData("path:models/gold", "wide wide_counts wide_is_unique all_counted doubles unique_fact_id " + Relationships)]
    [InlineData("models/gold/wide.sql", "wide wide_is_unique all_counted")]
    [InlineData("models/**/o*.sql", "other " + Relationships)]
    [InlineData("path:models/gold/*.yml", "fact wide unique_fact_id " + Relationships + " wide_is_unique all_counted doubles")]
    [InlineData("models/*", "rows others stg fact other wide wide_counts unique_fact_id source_not_null_staging_rows_id wide_is_unique all_counted doubles " + Relationships)]
    [InlineData("history.history", "history")]
    [InlineData("analysis", "asked")]
    [InlineData("gold.wide_counts.doubles", "doubles")]
    [InlineData("file:wide.sql", "wide wide_is_unique all_counted")]
    [InlineData("code.csv", "code")]
    [InlineData("package:small,code", "code")]
    [InlineData("package:this,resource_type:seed", "code")]
    [InlineData("config.materialized:table", "fact unique_fact_id " + Relationships + " all_counted")]
    [InlineData("config.meta.owner:clinic", "fact unique_fact_id " + Relationships + " all_counted")]
    [InlineData("config.meta:owner", "rows fact source_not_null_staging_rows_id unique_fact_id " + Relationships + " all_counted")]
    [InlineData("config.meta.owner:lab", "rows source_not_null_staging_rows_id")]
    [InlineData("config.tags:wide,resource_type:model", "wide wide_counts wide_is_unique all_counted doubles")]
    [InlineData("config.limit:3", "")]
    [InlineData("config.severity:WARN", Relationships)]
    [InlineData("config.materialized:view,other", "other " + Relationships)]
    [InlineData("test_name:unique", "unique_fact_id wide_is_unique")]
    [InlineData("test_type:singular", "all_counted")]
    [InlineData("test_type:generic,fact", "unique_fact_id " + Relationships)]
    [InlineData("test_type:unit", "doubles")]
    [InlineData("unit_test:doubles", "doubles")]
    [InlineData("resource_type:snapshot", "history")]
    [InlineData("resource_type:analysis", "asked")]
    [InlineData("code history", "code history")]
    public void A_term_selects_what_dbt_selects_by_it(string terms, string expected) => Assert.Equal(Sorted(expected), Names(new() { Select = [terms] }));

    [Theory]
    [InlineData(IndirectSelection.Eager, "fact", "fact unique_fact_id " + Relationships + " all_counted")]
    [InlineData(IndirectSelection.Cautious, "fact", "fact unique_fact_id")]
    [InlineData(IndirectSelection.Cautious, "fact other", "fact other unique_fact_id " + Relationships)]
    [InlineData(IndirectSelection.Buildable, "wide", "wide wide_is_unique all_counted")]
    [InlineData(IndirectSelection.Buildable, "fact", "fact unique_fact_id")]
    [InlineData(IndirectSelection.Buildable, "wide fact", "wide fact wide_is_unique unique_fact_id " + Relationships + " all_counted")]
    [InlineData(IndirectSelection.Empty, "wide+", "wide wide_counts wide_is_unique all_counted doubles asked")]
    [InlineData(IndirectSelection.Empty, "wide", "wide")]
    public void Tests_come_along_as_the_indirect_selection_says(IndirectSelection indirect, string terms, string expected) =>
        Assert.Equal(Sorted(expected), Names(new() { Select = [terms], Indirect = indirect }));

    [Theory]
    [InlineData(IndirectSelection.Cautious, "fact", "fact unique_fact_id")]
    [InlineData(IndirectSelection.Buildable, "fact", "fact unique_fact_id all_landed")]
    [InlineData(IndirectSelection.Buildable, "fact other", "fact other unique_fact_id all_landed " + Relationships)]
    public void Of_a_test_that_looks_at_a_source_too_dbt_counts_the_source_as_built(IndirectSelection indirect, string terms, string expected)
    {
        project.Write("tests/all_landed.sql", "select * from {{ ref('fact') }}, {{ source('staging', 'others') }}");
        Assert.Equal(Sorted(expected), Names(new() { Select = [terms], Indirect = indirect }));
    }

    [Theory]
    [InlineData("gold", "wide fact", "wide_counts doubles")]
    [InlineData("wide", "test_type:singular", "wide wide_is_unique")]
    [InlineData("gold silver", "wide+ tag:nightly", "fact unique_fact_id")]
    public void What_is_excluded_goes_with_the_tests_of_it(string terms, string without, string expected) =>
        Assert.Equal(Sorted(expected), Names(new() { Select = [terms], Exclude = [without] }));

    [Fact]
    public void Without_a_selection_everything_is_meant() => Assert.Equal(project.Load().Nodes.Count, Select(new()).Nodes.Count);

    [Theory]
    [InlineData("wides", "the selection 'wides' matches nothing; did you mean 'wide'?")]
    [InlineData("+fatc+", "the selection '+fatc+' matches nothing; did you mean 'fact'?")]
    [InlineData("wide,code", "the selection 'wide,code' matches nothing; 'kept ls' lists what there is")]
    public void A_term_that_matches_nothing_is_told(string term, string note) => Assert.Equal([note], Select(new() { Select = [term] }).Notes);

    [Theory]
    [InlineData("@wide+", "'@wide+' has both '@' and a '+' behind it")]
    [InlineData("tags:wide", "unknown method 'tags'; did you mean 'tag'?")]
    [InlineData("access:public", "selecting by access is not supported; run dbt")]
    [InlineData("exposure:x", "selecting by exposure is not supported; run dbt")]
    [InlineData("group:x", "selecting by group is not supported; run dbt")]
    [InlineData("metric:x", "selecting by metric is not supported; run dbt")]
    [InlineData("result:error", "selecting by result is not supported; run dbt")]
    [InlineData("selector:x", "selecting by selector is not supported; run dbt")]
    [InlineData("source_status:fresher+", "selecting by source_status is not supported; run dbt")]
    [InlineData("version:latest", "selecting by version is not supported; run dbt")]
    [InlineData("resource_type:modle", "unknown resource type 'modle'; did you mean 'model'?")]
    [InlineData("test_type:unt", "unknown test type 'unt'; did you mean 'unit'?")]
    [InlineData("config:table", "names no setting")]
    [InlineData("source:a.b.c.d", "has 4 parts")]
    [InlineData("wide,", "selects by nothing")]
    [InlineData("+", "selects by nothing")]
    public void A_term_that_cannot_be_meant_is_refused(string term, string message) =>
        Assert.Contains(message, Assert.Throws<SelectionException>(() => Select(new() { Select = [term] })).Message, StringComparison.Ordinal);

    public ValueTask DisposeAsync() => project.DisposeAsync();

    NodeSelection Select(SelectionRequest request) => project.Load().Select(request);

    IEnumerable<string> Names(SelectionRequest request) => Select(request).Nodes.Select(node => node.Name).Order(StringComparer.Ordinal);

    static IEnumerable<string> Sorted(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);
}
