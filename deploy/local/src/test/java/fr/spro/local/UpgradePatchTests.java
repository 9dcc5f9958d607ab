package fr.spro.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// The patch that makes the next version for `deploy/acceptance/rolling-upgrade`.
class UpgradePatchTests {

    @Test
    void still_applies_to_the_sources() throws IOException, InterruptedException {
        var git = new ProcessBuilder("git", "apply", "--check", "deploy/acceptance/rolling-upgrade.patch")
                .directory(new File("../.."))
                .redirectErrorStream(true)
                .start();

        assertThat(new String(git.getInputStream().readAllBytes())).isEmpty();
        assertThat(git.waitFor()).isZero();
    }
}
