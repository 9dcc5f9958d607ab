package fr.spro.platform.web.versions;

import org.jspecify.annotations.Nullable;

/// The version that a form was opened with, from its hidden field.
public final class FormVersion {

    private FormVersion() {}

    /// A missing or invalid one matches no stored version, so that the form is stale.
    public static long of(@Nullable String field) {
        return IfMatch.version(field == null ? "" : field.strip());
    }
}
