package fr.spro.platform.web;

/// The secret link is not, or no longer, one of ours. At the edge: a page that says what to do.
public class UnknownLink extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownLink() {
        super("Unknown link");
    }
}
