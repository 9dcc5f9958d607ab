package fr.spro.registration.spreadsheet;

/// What all texts of a file may take together: the shared ones of a workbook and those in the cells of all its sheets.
/// About 75 megabytes, beside which a service of 256 megabytes goes on working.
final class FileLimit {

    /// Twice what 20 000 rows of 25 columns have.
    private static final int MAX_TEXTS = 1_000_000;

    private static final long MAX_CHARACTERS = 12_000_000;

    private int texts;
    private long characters;

    void add(int number, long length) throws UnreadableFile {
        texts += number;
        characters += length;
        if (texts > MAX_TEXTS || characters > MAX_CHARACTERS) throw new UnreadableFile("too-much-inside");
    }
}
