package fr.spro.notification;

import fr.spro.platform.web.versions.WritesTest;

class WritesTests extends WritesTest {

    WritesTests() {
        super("fr.spro.notification");
    }
}
