package fr.spro.platform.web;

import com.fasterxml.jackson.annotation.Nulls;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/// Strict reading of requests: unknown fields, numbers for texts, empty texts for numbers, control characters
/// and nulls in lists are rejected, since they may be mistakes. Events are read leniently.
public final class StrictJson {

    private StrictJson() {}

    public static JsonMapper of(JsonMapper json) {
        return json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfigDefaults(all -> all.setAcceptBlankAsEmpty(false)
                        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
                .addModule(new SimpleModule()
                        .addDeserializer(Instant.class, new InstantDeserializer())
                        .addDeserializer(String.class, new TextDeserializer()))
                .build();
    }

    /// Texts without control characters.
    private static final class TextDeserializer extends StringDeserializer {

        @Override
        public @Nullable String deserialize(JsonParser json, DeserializationContext context) {
            var text = super.deserialize(json, context);
            if (text == null || !ControlCharacters.isIn(text)) return text;
            return (String) context.handleWeirdStringValue(String.class, "", "has a control character");
        }
    }

    /// RFC 3339, in UTC or with an offset; to the millisecond, as it is stored. Jackson would also accept
    /// numbers.
    private static final class InstantDeserializer extends StdDeserializer<Instant> {

        private InstantDeserializer() {
            super(Instant.class);
        }

        @Override
        public @Nullable Instant deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(getValueType(context), json);
            }
            var text = json.getString();
            try {
                return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            } catch (DateTimeException e) {
                return (Instant) context.handleWeirdStringValue(Instant.class, text, "not an RFC 3339 instant");
            }
        }
    }
}
