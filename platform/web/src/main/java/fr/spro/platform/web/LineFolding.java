package fr.spro.platform.web;

import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Folds long lines of a calendar file after at most 75 bytes, between letters (RFC 5545, 3.1). The library folds by
/// characters, which may take three bytes each.
final class LineFolding {

    private static final int MAX_BYTES = 75;
    private static final String FOLD = "\r\n ";
    private static final Pattern LINE = Pattern.compile("\r\n");
    /// A letter with its marks.
    private static final Pattern LETTER = Pattern.compile("\\X");

    private LineFolding() {}

    static String fold(String file) {
        return LINE.splitAsStream(file).map(LineFolding::folded).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String folded(String line) {
        var folded = new StringBuilder();
        var bytes = 0;
        for (var letter : letters(line)) {
            var length = bytes(letter);
            if (bytes + length > MAX_BYTES) {
                folded.append(FOLD);
                bytes = 1;
            }
            folded.append(letter);
            bytes += length;
        }
        return folded.toString();
    }

    /// A letter with more marks than a line has room for is cut between them.
    private static Iterable<String> letters(String line) {
        return LETTER.matcher(line).results().map(MatchResult::group).flatMap(LineFolding::parts)::iterator;
    }

    private static Stream<String> parts(String letter) {
        return bytes(letter) < MAX_BYTES
                ? Stream.of(letter)
                : letter.codePoints().mapToObj(Character::toString);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
