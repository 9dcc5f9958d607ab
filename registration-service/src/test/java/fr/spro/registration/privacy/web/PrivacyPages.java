package fr.spro.registration.privacy.web;

import fr.spro.registration.privacy.PrivacyUseCases;
import java.util.List;

/// Page and API of the retention, created without Spring.
public final class PrivacyPages {

    private PrivacyPages() {}

    public static List<Object> controllers(PrivacyUseCases privacy) {
        return List.of(
                new RetentionController(PrivacyUseCases.SETTINGS, privacy.deletionCounts, privacy.auditRetention),
                new RetentionApi(PrivacyUseCases.SETTINGS, privacy.deletionCounts, privacy.auditRetention));
    }
}
