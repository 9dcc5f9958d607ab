package fr.spro.registration.imports.web;

import fr.spro.registration.imports.Import;
import fr.spro.registration.imports.Import.Status;
import jakarta.servlet.http.HttpServletResponse;

/// Shows again by itself, without any script, a page that waits for an import.
final class Progress {

    private static final String SECONDS = "2";

    private Progress() {}

    static void follow(Import importJob, HttpServletResponse response) {
        if (importJob.status() == Status.RUNNING) response.setHeader("Refresh", SECONDS);
    }
}
