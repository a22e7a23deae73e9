using Kept.DuckDb;
using Kept.Publishing;
using Kept.Warehouses;
using Xunit;

namespace Kept.Tests.Publishing;

/// <summary>Partitions by whatever a column can hold; but for the few of an enumeration, more of them than one slice takes.</summary>
public sealed class TableFilesTests
{
    [Theory]
    [InlineData("case i when 0 then null when 1 then 'o''reilly' when 2 then 'é/%' when 3 then '' else 'key ' || i end")]
    [InlineData("case i when 1 then 'nul' || chr(0) || 'inside' else 'key ' || i end")]
    [InlineData("case i when 0 then 'nan' when 1 then '-inf' else i / 7 end::double")]
    [InlineData("timestamptz '2024-03-31 00:30:00+00' + i * interval '1 hour'")]
    [InlineData("case i when 0 then null else -i::decimal(20, 3) / 8 end")]
    [InlineData("(case when i < 3 then ['low', 'o''reilly', 'high'][i + 1] else 'high' end)::\"its kind\"")]
    [InlineData("i::hugeint * 1000000000000000000000")]
    public async Task Each_row_is_in_the_file_of_its_partition(string key)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var directory = new TemporaryDirectory();
        await using var engine = await DuckDbWarehouse.OpenAsync(null, false, cancellation);
        await engine.ExecuteAsync($"""
            create type "its kind" as enum ('low', 'high', 'o''reilly');
            create table rows as select {key} as "the key", i % 3 as third, i from range(600) as r(i), range(2)
            """, cancellation);
        var files = new TableFiles(engine, "rows", ["the key", "third"], isShared: false);
        var partitions = await files.PartitionsAsync(cancellation);
        await files.WriteAsync(partitions, directory.Root, cancellation);
        foreach (var partition in partitions)
        {
            var file = Assert.Single(Directory.GetFiles(Path.Combine(directory.Root, partition.Path)));
            Assert.Equal(partition.Rows, await engine.ScalarAsync<long>($"select count(*) from read_parquet({Sql.Text(file)})", cancellation));
        }

        Assert.Equal(1200, partitions.Sum(partition => partition.Rows));
    }
}
