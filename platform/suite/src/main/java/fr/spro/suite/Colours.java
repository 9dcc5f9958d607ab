package fr.spro.suite;

import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The colours of the network, each for a light and a dark screen. They are readable on every background of the pages
/// and mails (WCAG 2.2, contrast 4.5), or the service does not start.
///
/// @param accent of links, buttons and charts
/// @param strong of the header, and of what is pointed at
public record Colours(
        @DefaultValue("#0B5673") Colour accent,
        @DefaultValue("#7CC7E3") Colour accentDark,
        @DefaultValue("#083E54") Colour strong,
        @DefaultValue("#A9DDF0") Colour strongDark) {

    private static final double READABLE = 4.5;
    private static final Colour WHITE = new Colour("#FFFFFF");

    /// Page, card and highlight, as in shell.css.
    private static final List<Colour> LIGHT = List.of(new Colour("#F7F3EC"), WHITE, new Colour("#E6F1F5"));

    private static final Colour NIGHT = new Colour("#0F1720");
    private static final List<Colour> DARK = List.of(NIGHT, new Colour("#18232F"), new Colour("#1F3240"));

    /// The default of the suite.
    public static final Colours DEFAULT =
            new Colours(new Colour("#0B5673"), new Colour("#7CC7E3"), new Colour("#083E54"), new Colour("#A9DDF0"));

    public Colours {
        check("accent", accent, LIGHT);
        check("strong", strong, LIGHT);
        check("accent-dark", accentDark, DARK);
        check("strong-dark", strongDark, DARK);
    }

    private static void check(String name, Colour colour, List<Colour> backgrounds) {
        for (var background : backgrounds) {
            var contrast = colour.contrast(background);
            if (contrast < READABLE) {
                throw new IllegalArgumentException(
                        "spro.network.colours.%s: %s on %s has a contrast of %.2f, at least %.1f is needed"
                                .formatted(name, colour.value(), background.value(), contrast, READABLE));
            }
        }
    }

    /// The part of the style sheet that a network sets.
    String styles() {
        return ":root{--river:%s;--river-strong:%s;--band:%s}@media (prefers-color-scheme: dark){:root{--river:%s;--river-strong:%s}}"
                .formatted(accent.value(), strong.value(), strong.value(), accentDark.value(), strongDark.value());
    }
}
