package fr.spro.platform.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// Gives every wait of a test enough time for a busy machine. A wait ends as soon as its condition is met.
public final class PatientWaits implements LauncherSessionListener {

    static final Duration AT_MOST = Duration.ofMinutes(3);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(AT_MOST);
    }
}
