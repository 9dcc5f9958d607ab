package fr.spro.platform.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CapabilitiesTests {

    private static final String HERE = CapabilitiesTests.class.getPackageName();

    @Test
    void finds_nothing_where_capabilities_use_what_they_declare() {
        assertThat(capabilities("valid").violations()).isEmpty();
    }

    @Test
    void finds_each_use_that_is_not_declared() {
        assertThat(capabilities("broken").violations())
                .anySatisfy(found -> assertThat(found).isEqualTo("order does not declare what it may use"))
                .anySatisfy(found -> assertThat(found).contains("Cycle", "goods", "order"))
                .anySatisfy(found ->
                        assertThat(found).contains("'goods' depends on module 'order'", "Allowed targets: none"))
                .anySatisfy(
                        found -> assertThat(found).contains("'till' depends on non-exposed type", "OrderController"));
    }

    @Test
    void draws_dependencies_without_implied_arrows() {
        assertThat(capabilities("valid").picture()).isEqualTo("""
            ```mermaid
            flowchart TD
              order --> goods
              till --> order
            ```
            """);
    }

    private static Capabilities capabilities(String shop) {
        return new Capabilities(HERE + "." + shop, _ -> true);
    }
}
