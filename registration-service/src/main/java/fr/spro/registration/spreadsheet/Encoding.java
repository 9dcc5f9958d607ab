package fr.spro.registration.spreadsheet;

/// The character encoding of a file.
public enum Encoding {
    UTF_8,
    UTF_16,
    /// Guessed as the last option: accents may be wrong.
    WINDOWS_1252,
    XLSX;

    public boolean isGuessed() {
        return this == WINDOWS_1252;
    }
}
