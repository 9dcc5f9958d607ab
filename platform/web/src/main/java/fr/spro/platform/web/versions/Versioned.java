package fr.spro.platform.web.versions;

/// A view of one aggregate, which the API returns with its version as `ETag`.
public interface Versioned {
    long version();
}
