package fr.spro.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.spro.contracts.EntityRef.Kind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityRefTests {

    @Test
    void is_written_as_kind_and_id() {
        assertThat(EntityRef.structure("s-1")).hasToString("structure:s-1");
        assertThat(Json.MAPPER.writeValueAsString(EntityRef.structure("s-1"))).isEqualTo("\"structure:s-1\"");
    }

    @ParameterizedTest
    @EnumSource
    void reads_what_it_wrote(Kind kind) {
        var ref = new EntityRef(kind, "an:id of any form");

        assertThat(EntityRef.parse(ref.toString())).isEqualTo(ref);
        assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(ref), EntityRef.class))
                .isEqualTo(ref);
    }

    @Test
    void differs_by_kind_for_the_same_id() {
        assertThat(Arrays.stream(Kind.values()).map(kind -> new EntityRef(kind, "nantes")))
                .extracting(EntityRef::toString)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s-1", "structure:", ":s-1", "STRUCTURE:s-1", "planet:s-1"})
    void rejects_a_text_without_a_known_kind_or_an_id(String text) {
        assertThatThrownBy(() -> EntityRef.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
