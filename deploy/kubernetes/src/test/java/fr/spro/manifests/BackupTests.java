package fr.spro.manifests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// The example of daily dumps: who may read what, and what its script keeps and deletes. A program
/// stands in for mongodump.
class BackupTests {

    private static final String WHOLE = "printf data | gzip >${4#--archive=}";
    private static final String CUT = "printf data | gzip | head -c 12 >${4#--archive=}";
    private static final String FAILED = "printf data >${4#--archive=}; exit 1";

    @TempDir
    Path folder;

    @BeforeEach
    void prepare() throws IOException {
        Files.createDirectories(folder.resolve("secrets"));
        Files.createDirectories(folder.resolve("dumps"));
        Files.writeString(folder.resolve("secrets/spring.mongodb.uri"), "mongodb://registration:pw@mongo/registration");
    }

    @ParameterizedTest
    @EnumSource
    void each_service_is_dumped_with_its_own_credentials_to_its_own_volume(Service service) {
        var name = "backup-" + service.shortName();
        var job = Rendered.of(Rendered.EXAMPLE).one("CronJob", name);
        var pod = job.at("/spec/jobTemplate/spec/template/spec");

        assertThat(pod.at("/containers/0/command/2").asString()).isEqualTo(service.shortName());
        assertThat(pod.path("volumes").valueStream().flatMap(volume -> volume.path("secret").properties().stream()))
                .extracting(entry -> entry.getKey() + " " + entry.getValue())
                .contains("secretName \"%s\"".formatted(service.serviceName()))
                .anyMatch(entry -> entry.startsWith("items [{\"key\":\"spring.mongodb.uri\""));
        assertThat(claims(pod)).containsExactly(name);
        assertThat(Rendered.of(Rendered.EXAMPLE)
                        .one("PersistentVolumeClaim", name)
                        .at("/spec/storageClassName")
                        .asString())
                .isNotEmpty();
    }

    @Test
    void jobs_have_minimal_rights_and_reach_nothing_but_the_store() {
        var example = Rendered.of(Rendered.EXAMPLE);

        assertThat(example.all("CronJob")).hasSize(Service.values().length).allSatisfy(job -> {
            var pod = job.at("/spec/jobTemplate/spec/template/spec");
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(pod.at("/containers/0/securityContext/readOnlyRootFilesystem")
                            .asBoolean())
                    .isTrue();
            assertThat(pod.at("/containers/0/securityContext/capabilities/drop/0")
                            .asString())
                    .isEqualTo("ALL");
            assertThat(job.at("/spec/jobTemplate/spec/template/metadata/labels/app.kubernetes.io~1part-of")
                            .asString())
                    .as("not that of the services, whose policy reaches Kafka")
                    .isEqualTo("spro-backup");
        });
        assertThat(example.one("NetworkPolicy", "backup").at("/spec/egress").findValues("port"))
                .extracting(JsonNode::asInt)
                .containsExactlyInAnyOrder(53, 53, 27017);
    }

    @Test
    void the_pod_of_a_restore_has_the_volume_and_the_address_of_the_job() throws IOException {
        var pod = Rendered.YAML.readTree(
                Files.readString(Path.of("backup/restore.yaml")).replace("NAME", "survey"));
        var job =
                Rendered.of(Rendered.BACKUP).one("CronJob", "backup-survey").at("/spec/jobTemplate/spec/template/spec");

        assertThat(claims(pod.path("spec"))).isEqualTo(claims(job));
        assertThat(pod.at("/spec/containers/0/image")).isEqualTo(job.at("/containers/0/image"));
    }

    @Test
    void a_whole_dump_is_kept_and_those_of_more_than_thirty_days_are_deleted() throws Exception {
        dump("registration-2026-10-01T0110.gz", 31);
        dump("registration-2026-11-02T0110.gz", 28);
        dump("survey-2026-10-01T0110.gz", 31);
        dump("registration-2026-11-29T0110.gz.part", 1);

        assertThat(run(WHOLE)).isZero();

        assertThat(dumps())
                .hasSize(3)
                .contains("registration-2026-11-02T0110.gz", "survey-2026-10-01T0110.gz")
                .anyMatch(name -> name.matches("registration-20\\d\\d-\\d\\d-\\d\\dT\\d{4}[.]gz")
                        && !name.contains("2026-11-02"));
    }

    @Test
    void a_dump_that_fails_or_is_cut_counts_as_none_and_deletes_none() throws Exception {
        dump("registration-2026-10-01T0110.gz", 31);

        for (var broken : List.of(CUT, FAILED)) {
            assertThat(run(broken)).as(broken).isNotZero();
            assertThat(dumps().stream().filter(name -> name.endsWith(".gz")))
                    .containsExactly("registration-2026-10-01T0110.gz");
        }
    }

    private static List<String> claims(JsonNode pod) {
        return pod.path("volumes")
                .valueStream()
                .map(volume -> volume.at("/persistentVolumeClaim/claimName").asString())
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private void dump(String name, int days) throws IOException {
        var file = Files.writeString(folder.resolve("dumps").resolve(name), "dump");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(days))));
    }

    private List<String> dumps() throws IOException {
        try (var files = Files.list(folder.resolve("dumps"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /// The exit code of the script, with these lines as mongodump.
    private int run(String mongodump) throws Exception {
        var tool = folder.resolve("mongodump");
        Files.writeString(
                tool,
                "#!/bin/sh\n[ \"$2\" = --uri=mongodb://registration:pw@mongo/registration ] || exit 9\n" + mongodump);
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
        var script = new ProcessBuilder(
                "sh", Path.of("backup/backup.sh").toAbsolutePath().toString(), "registration");
        script.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        script.environment().put("BACKUP_FOLDER", folder.resolve("dumps").toString());
        script.environment().put("SPRO_SECRETS", folder.resolve("secrets").toString());
        var process = script.redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(output).doesNotContain("registration:pw");
        return process.waitFor();
    }
}
