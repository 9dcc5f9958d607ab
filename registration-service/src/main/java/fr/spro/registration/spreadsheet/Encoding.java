package fr.spro.registration.spreadsheet;

/// How the letters of a file were written.
public enum Encoding {
    UTF_8,
    UTF_16,
    /// Guessed, for nothing else fitted: accents may be wrong.
    WINDOWS_1252,
    XLSX;

    public boolean isGuessed() {
        return this == WINDOWS_1252;
    }
}
