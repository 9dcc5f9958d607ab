package fr.spro.platform.web;

/// The secret link is invalid. At the edge: a page that explains what to do.
public class UnknownLink extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownLink() {
        super("Unknown link");
    }
}
