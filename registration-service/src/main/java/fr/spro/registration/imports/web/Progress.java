package fr.spro.registration.imports.web;

import fr.spro.registration.imports.Import;
import fr.spro.registration.imports.Import.Status;
import jakarta.servlet.http.HttpServletResponse;

/// Refreshes a page that waits for an import, without a script.
final class Progress {

    private static final String SECONDS = "2";

    private Progress() {}

    static void refresh(Import importJob, HttpServletResponse response) {
        if (importJob.status() == Status.RUNNING) response.setHeader("Refresh", SECONDS);
    }
}
