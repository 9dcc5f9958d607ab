package fr.spro.registration.picture;

import fr.spro.platform.violation.Violation;

/// A file that is not accepted as a picture, with the reason.
final class UnusablePicture extends Exception {

    private static final long serialVersionUID = 1L;
    private static final String FIELD = "file";

    private final transient Violation violation;

    private UnusablePicture(Violation violation) {
        super(violation.code());
        this.violation = violation;
    }

    /// Not a JPEG or PNG picture that can be decoded.
    static UnusablePicture unreadable() {
        return new UnusablePicture(Violation.of(FIELD, "picture-unreadable"));
    }

    /// Fewer pixels than a page shows.
    static UnusablePicture tooSmall(int minWidth) {
        return new UnusablePicture(Violation.of(FIELD, "picture-too-small", String.valueOf(minWidth)));
    }

    /// More bytes or pixels than are read.
    static UnusablePicture tooLarge(int maxMegabytes, int maxMegapixels) {
        return new UnusablePicture(
                Violation.of(FIELD, "picture-too-large", String.valueOf(maxMegabytes), String.valueOf(maxMegapixels)));
    }

    Violation violation() {
        return violation;
    }
}
