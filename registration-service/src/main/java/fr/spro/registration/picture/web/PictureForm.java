package fr.spro.registration.picture.web;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.picture.AltText;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/// The form of the picture of a day.
///
/// @param file empty to keep the present picture
/// @param decorative whether the picture needs no description
/// @param version of the day that was read, as text
public record PictureForm(
        @Nullable MultipartFile file,
        @Nullable @Size(max = AltText.MAX_LENGTH) String altFrench,
        @Nullable @Size(max = AltText.MAX_LENGTH) String altEnglish,
        @Nullable Boolean decorative,
        @Nullable String version) {

    static PictureForm of(RegionalDay day) {
        var picture = day.picture();
        var alt = picture == null ? null : picture.alt();
        return new PictureForm(
                null,
                alt == null ? "" : alt.french(),
                alt == null ? "" : alt.english(),
                picture != null && alt == null,
                String.valueOf(day.version()));
    }

    byte @Nullable [] content() throws IOException {
        return file == null || file.isEmpty() ? null : file.getBytes();
    }

    AltText alt() {
        return new AltText(altFrench, altEnglish, Objects.requireNonNullElse(decorative, false));
    }
}
