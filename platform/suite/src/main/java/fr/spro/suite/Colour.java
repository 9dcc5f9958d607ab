package fr.spro.suite;

import java.util.Locale;
import java.util.regex.Pattern;

/// A colour as `#RRGGBB`.
public record Colour(String value) {

    private static final Pattern HEX = Pattern.compile("#[0-9A-Fa-f]{6}");

    public Colour {
        if (value == null || !HEX.matcher(value).matches()) {
            throw new IllegalArgumentException("A colour is written as #RRGGBB, not as " + value);
        }
        value = value.toUpperCase(Locale.ROOT);
    }

    /// How well one can be read on the other: 1 to 21, whichever is the text (WCAG 2.2).
    double contrast(Colour other) {
        var one = luminance();
        var two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    private double luminance() {
        return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
    }

    private double part(int at) {
        var part = Integer.parseInt(value.substring(at, at + 2), 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
