package fr.spro.registration.picture.web;

import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.picture.FindPicture;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The files of pictures. An address names its content, so browsers keep it for good.
@Controller
class PictureFileController {

    private final Days days;
    private final FindPicture findPicture;

    PictureFileController(Days days, FindPicture findPicture) {
        this.days = days;
        this.findPicture = findPicture;
    }

    @GetMapping("/journees/{slug}/image/{size:large|small}/{hash}")
    ResponseEntity<byte[]> show(@PathVariable String slug, @PathVariable String size, @PathVariable String hash) {
        return file(days.getPublic(slug), size, hash, forGood().cachePublic());
    }

    /// For staff, also of a day that is not published.
    @GetMapping("/coordination/journees/{slug}/image/{size:large|small}/{hash}")
    ResponseEntity<byte[]> preview(RegionalDay day, @PathVariable String size, @PathVariable String hash) {
        return file(day, size, hash, forGood().cachePrivate());
    }

    private static CacheControl forGood() {
        return CacheControl.maxAge(Duration.ofDays(365)).immutable();
    }

    private ResponseEntity<byte[]> file(RegionalDay day, String size, String hash, CacheControl caching) {
        return findPicture
                .handle(day, size, hash)
                .map(content -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(caching)
                        .body(content))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
