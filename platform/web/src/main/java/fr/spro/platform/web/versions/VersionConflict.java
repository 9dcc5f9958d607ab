package fr.spro.platform.web.versions;

/// Somebody else has changed the aggregate since the client read it. At the API's edge: 412.
public class VersionConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long version;

    /// @param version the current version
    public VersionConflict(long version) {
        super("Somebody else has changed it since it was read");
        this.version = version;
    }

    public long version() {
        return version;
    }
}
