package fr.spro.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalDataSearchTests {

    private final PersonalDataSearch traces = new PersonalDataSearch("Quatrefages");

    @TempDir
    private Path folder;

    @Test
    void finds_a_word_in_nested_files_ignoring_case() throws Exception {
        var file = Files.createDirectories(folder.resolve("below")).resolve("kept.log");
        Files.writeString(file, "from Zoé QUATREFAGES");
        Files.writeString(folder.resolve("other.log"), "from Ada");

        assertThat(traces.inFiles(folder)).containsExactly(file.toString());
    }

    @Test
    void skips_files_deleted_during_the_search() throws Exception {
        var kept = Files.writeString(folder.resolve("kept.log"), "quatrefages");
        var searched = new AtomicBoolean();
        var server = CompletableFuture.runAsync(() -> {
            while (!searched.get()) comeAndGo();
        });
        for (int i = 0; i < 300; i++) assertThat(traces.inFiles(folder)).containsExactly(kept.toString());
        searched.set(true);
        server.join();
    }

    @Test
    void throws_for_a_missing_folder() {
        var missing = folder.resolve("missing");

        assertThatThrownBy(() -> traces.inFiles(missing)).isInstanceOf(UncheckedIOException.class);
    }

    private void comeAndGo() {
        try {
            var files = new Path[20];
            for (int i = 0; i < files.length; i++) files[i] = Files.createTempFile(folder, "checkpoint", ".tmp");
            for (var file : files) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
