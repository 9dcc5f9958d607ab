package fr.spro.registration.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import fr.spro.registration.InMemoryService;
import fr.spro.registration.directory.IdResolver.Named;
import fr.spro.registration.directory.RecogniseStructure.Outcome;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The structure that a person means.
class RecogniseStructureTests extends InMemoryService {

    @BeforeEach
    void importDirectory() {
        importDirectory.groups(bytes("""
            id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject
            g-1;Groupe;Loire;c-1;M K;m@example.org;maelle
            """));
        importDirectory.structures(bytes("""
            id;name;type;group;street;postal_code;city;email
            apec-nantes;Apec Pays de la Loire;apec;g-1;3 rue du Port;44000;Nantes;a@example.org
            apec-angers;Apec Pays de la Loire;apec;g-1;3 rue du Port;49000;Angers;b@example.org
            ml-nord;Mission locale de Nantes Nord;ml;g-1;3 rue du Port;44000;Nantes;c@example.org
            ml-sud;Mission locale de Nantes Sud;ml;g-1;3 rue du Port;44000;Nantes;d@example.org
            cio;CIO;cio;g-1;3 rue du Port;44600;Saint-Nazaire;e@example.org
            """));
    }

    @Test
    void several_texts_are_compared_with_the_directory_read_once_and_each_text_once() {
        var compared = new AtomicInteger();
        var names = directory.ids.names();
        var counted = new AbstractList<Named>() {
            @Override
            public Named get(int index) {
                compared.incrementAndGet();
                return names.get(index);
            }

            @Override
            public int size() {
                return names.size();
            }
        };
        var ids = mock(IdResolver.class);
        when(ids.names()).thenReturn(counted);
        var recognise = new RecogniseStructure(directory.structures, ids);

        var nearest = recognise.nearest(List.of("Apec Nantes", "CIO St Nazaire", "Apec Nantes"));

        assertThat(nearest.get("CIO St Nazaire"))
                .extracting(structure -> structure.id().value())
                .startsWith("cio");
        assertThat(compared.get()).isEqualTo(2 * names.size());
        verify(ids, times(1)).names();
    }

    @ParameterizedTest
    @CsvSource({
        "Apec Nantes, apec-nantes",
        "nantes APEC, apec-nantes",
        "Apec d’Angers, apec-angers",
        "ML Nantes Nord, ml-nord",
        "CIO St Nazaire, cio"
    })
    void recognises_words_of_its_name_with_its_town(String typed, String id) {
        assertThat(directory.recogniseStructure.handle(typed))
                .isInstanceOfSatisfying(
                        Outcome.Recognised.class,
                        recognised ->
                                assertThat(recognised.structure().id().value()).isEqualTo(id));
    }

    /// The control: without a town, with that of several, or with a word of neither, it asks.
    @ParameterizedTest
    @CsvSource({"Apec", "Nantes", "Mission locale Nantes", "Apec Cholet", "Apec Nantes Ouest"})
    void asks_when_several_or_none_are_meant(String typed) {
        assertThat(directory.recogniseStructure.handle(typed)).isInstanceOf(Outcome.Unclear.class);
    }

    @Test
    void compares_no_text_that_is_too_long_for_a_name() {
        var words =
                IntStream.range(0, 100_000).mapToObj("nantes%06d"::formatted).collect(Collectors.joining(" "));

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThat(directory.recogniseStructure.handle("Apec Nantes " + words))
                    .isEqualTo(new Outcome.Unclear(List.of()));
            assertThat(directory.recogniseStructure.nearest("Apec Nantes " + words))
                    .isEmpty();
        });
        assertThat(directory.recogniseStructure.nearest("Apec Nantes")).isNotEmpty();
    }

    @Test
    void proposes_the_most_likely_first() {
        assertThat(directory.recogniseStructure.handle("Apec Nantes Ouest"))
                .isInstanceOfSatisfying(
                        Outcome.Unclear.class,
                        unclear -> assertThat(
                                        unclear.proposals().getFirst().id().value())
                                .isEqualTo("apec-nantes"));
    }
}
