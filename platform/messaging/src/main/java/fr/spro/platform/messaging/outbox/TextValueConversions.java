package fr.spro.platform.messaging.outbox;

import fr.spro.contracts.EntityRef;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

/// Stores every `TextValue` and `EntityRef` as its text.
public final class TextValueConversions {

    private TextValueConversions() {}

    /// The conversions of a service's document mapping.
    public static MongoCustomConversions conversions() {
        return new MongoCustomConversions(List.of(new Writing(), new Reading(), new WritingRef(), new ReadingRef()));
    }

    @WritingConverter
    private static final class Writing implements Converter<TextValue, String> {
        @Override
        public String convert(TextValue text) {
            return text.value();
        }
    }

    @WritingConverter
    private static final class WritingRef implements Converter<EntityRef, String> {
        @Override
        public String convert(EntityRef ref) {
            return ref.toString();
        }
    }

    @ReadingConverter
    private static final class ReadingRef implements Converter<String, EntityRef> {
        @Override
        public EntityRef convert(String text) {
            return EntityRef.parse(text);
        }
    }

    @ReadingConverter
    private static final class Reading implements ConverterFactory<String, TextValue> {
        @Override
        public <T extends TextValue> Converter<String, T> getConverter(Class<T> type) {
            return text -> read(type, text);
        }

        private static <T extends TextValue> @Nullable T read(Class<T> type, String text) {
            try {
                var constructor = type.getDeclaredConstructor(String.class);
                constructor.setAccessible(true);
                return constructor.newInstance(text);
            } catch (InvocationTargetException e) {
                throw new IllegalArgumentException("Not a " + type.getSimpleName(), e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(type + " has no constructor with one text", e);
            }
        }
    }
}
