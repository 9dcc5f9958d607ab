package fr.spro.platform.web.versions;

/// The view of one aggregate: the API answers it with its version as `ETag`.
public interface Versioned {
    long version();
}
