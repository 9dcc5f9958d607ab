package fr.spro.platform.web.openapi;

import io.swagger.v3.oas.models.media.Schema;

/// What all texts of requests have in common, as patterns of their schemas: no control characters, see
/// `ControlCharacters`, and only plain characters in addresses.
final class TextPatterns {

    /// Ids and choices in the path of an operation.
    static final String IN_PATH = "^[A-Za-z0-9._~-]+$";

    /// All but control characters; tab and line breaks are text.
    private static final String TEXT = "[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F]*";

    private TextPatterns() {}

    /// Adds the pattern to a schema of a text that has none.
    static void describe(Schema<?> schema) {
        if (!isText(schema) || schema.getEnum() != null || schema.getFormat() != null) return;
        if (schema.getPattern() == null) schema.setPattern("^" + TEXT + "$");
        else if (schema.getPattern().equals(DescribeRecord.NOT_BLANK))
            schema.setPattern("^(?=[\\s\\S]*\\S)" + TEXT + "$");
    }

    private static boolean isText(Schema<?> schema) {
        return "string".equals(schema.getType())
                || schema.getTypes() != null && schema.getTypes().contains("string");
    }
}
