package fr.spro.registration.spreadsheet;

import java.util.List;

/// How a file was read, where a person should look at it: shown before anything is applied.
///
/// @param code last part of a message key
public record Remark(String code, List<String> arguments) {

    public static Remark of(String code, String... arguments) {
        return new Remark(code, List.of(arguments));
    }
}
