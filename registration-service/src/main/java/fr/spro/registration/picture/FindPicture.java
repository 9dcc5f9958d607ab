package fr.spro.registration.picture;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.picture.PictureFile.Size;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Reads the file of the picture that a day shows.
@Service
public class FindPicture {

    private final PictureFiles files;

    FindPicture(PictureFiles files) {
        this.files = files;
    }

    /// @param size `large` or `small`
    /// @param hash of the picture; empty if the day shows another one or none
    public Optional<byte[]> handle(RegionalDay day, String size, String hash) {
        return Optional.ofNullable(day.picture())
                .filter(shown -> shown.hash().equals(hash))
                .flatMap(shown -> files.findByHash(shown.hash()))
                .map(file -> file.content(Size.valueOf(size.toUpperCase(Locale.ROOT))));
    }
}
