package fr.spro.survey.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.spro.survey.survey.SurveyId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTests {

    private static final SurveyId SURVEY = new SurveyId("satisfaction.journee");
    private static final SurveyId ANOTHER = new SurveyId("satisfaction.another");
    private static final byte[] ANSWER = "Trop de bruit".getBytes(UTF_8);

    @TempDir
    Path folder;

    @Test
    void opens_only_with_the_key_of_its_survey() {
        var seal = new Seal(folder);
        seal.close(ANOTHER, ANSWER);

        var sealed = seal.close(SURVEY, ANSWER);

        assertThat(new String(sealed, UTF_8)).doesNotContain("bruit");
        assertThat(seal.open(SURVEY, sealed)).hasValue(ANSWER);
        assertThat(seal.open(ANOTHER, sealed)).isEmpty();
    }

    @Test
    void opens_an_answer_that_an_earlier_version_sealed_without_padding() throws Exception {
        var seal = new Seal(folder);
        seal.close(SURVEY, ANSWER);
        var key = new SecretKeySpec(Files.readAllBytes(folder.resolve(SURVEY.value())), "AES");
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, new byte[12]));

        var sealed = ByteBuffer.allocate(12 + ANSWER.length + 16)
                .put(new byte[12])
                .put(cipher.doFinal(ANSWER))
                .array();

        assertThat(sealed).hasSizeLessThan(seal.close(SURVEY, ANSWER).length);
        assertThat(seal.open(SURVEY, sealed)).hasValue(ANSWER);
    }

    @Test
    void rejects_an_answer_that_is_longer_than_its_padding() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Seal(folder).close(SURVEY, new byte[Seal.PADDED_BYTES + 1]));
    }

    @Test
    void instances_that_start_at_the_same_time_use_one_key() throws Exception {
        var sealing = new ArrayList<Callable<byte[]>>();
        for (int i = 0; i < 32; i++) sealing.add(() -> new Seal(folder).close(SURVEY, ANSWER));

        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var sealed : threads.invokeAll(sealing)) {
                assertThat(new Seal(folder).open(SURVEY, sealed.get())).hasValue(ANSWER);
            }
        }
        assertThat(keys()).hasSize(1);
    }

    @Test
    void only_the_owner_can_read_a_key() throws IOException {
        new Seal(folder).close(SURVEY, ANSWER);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(SURVEY.value()))))
                .isEqualTo("rw-------");
    }

    @Test
    void tells_a_destroyed_key_from_a_missing_one() throws IOException {
        var seal = new Seal(folder);
        seal.close(SURVEY, ANSWER);
        Files.delete(folder.resolve(SURVEY.value()));

        assertThat(seal.isDestroyed(SURVEY)).isFalse();
        seal.destroyKey(SURVEY);
        assertThat(new Seal(folder).isDestroyed(SURVEY)).isTrue();
        assertThat(seal.isDestroyed(ANOTHER)).isFalse();
    }

    @Test
    void guarantee_7_a_destroyed_key_makes_its_answers_unreadable() throws IOException {
        var seal = new Seal(folder);
        var sealed = seal.close(SURVEY, ANSWER);

        seal.destroyKey(SURVEY);
        seal.destroyKey(SURVEY);

        assertThat(keys()).isEmpty();
        assertThat(folder.resolve(SURVEY.value() + "~destroyed")).isEmptyFile();
        assertThat(seal.open(SURVEY, sealed)).isEmpty();
        seal.close(SURVEY, ANSWER);
        assertThat(seal.open(SURVEY, sealed)).isEmpty();
    }

    private java.util.List<Path> keys() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.toString().endsWith("~destroyed")).toList();
        }
    }
}
