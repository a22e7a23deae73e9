using Xunit;

namespace Kept.Tests.Models.Compile;

/// <summary>The names that dbt gives to the nodes of its own example, the jaffle shop.</summary>
public sealed class UniqueIdTests
{
    const string Properties = """
        sources:
          - name: raw
            tables:
              - name: payments
                columns:
                  - {name: id, data_tests: [not_null]}
        models:
          - name: customers
            columns:
              - {name: customer_id, data_tests: [unique, not_null]}
          - name: orders
            columns:
              - name: customer_id
                data_tests:
                  - relationships: {to: ref('customers'), field: customer_id}
              - name: status
                data_tests:
                  - accepted_values: {values: ['placed', 'shipped', 'completed', 'return_pending', 'returned']}
        """;

    [Fact]
    public async Task A_test_has_the_name_and_the_hash_that_dbt_gives_it()
    {
        await using var project = Jaffle();
        Assert.Equal(
            [
                "test.jaffle_shop.accepted_values_orders_status__placed__shipped__completed__return_pending__returned.be6b5b5ec3",
                "test.jaffle_shop.not_null_customers_customer_id.5c9bf9911d",
                "test.jaffle_shop.relationships_orders_customer_id__customer_id__ref_customers_.c6ec7f58f2",
                "test.jaffle_shop.unique_customers_customer_id.c5af1ff4b1",
            ],
            project.Load().Tests.Select(test => test.UniqueId).Where(id => !id.Contains("source", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Models_and_sources_are_named_by_kind_and_project()
    {
        await using var project = Jaffle();
        var loaded = project.Load();
        Assert.Equal(["model.jaffle_shop.customers", "model.jaffle_shop.orders"], loaded.Models.Select(model => model.UniqueId));
        Assert.Equal("source.jaffle_shop.raw.payments", Assert.Single(loaded.Sources).UniqueId);
        Assert.Contains(loaded.Tests, test => test.Name == "source_not_null_raw_payments_id");
    }

    static TestProject Jaffle() => new TestProject()
        .Write("dbt_project.yml", "name: jaffle_shop\n")
        .Write("models/schema.yml", Properties)
        .Write("models/customers.sql", "select 1 as customer_id")
        .Write("models/orders.sql", "select 1 as customer_id, 'placed' as status");
}
