package fr.spro.registration.picture.web;

import fr.spro.platform.web.MaxBody;
import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.IfMatch;
import fr.spro.platform.web.versions.VersionConflict;
import fr.spro.platform.web.versions.Versioned;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.WrongState;
import fr.spro.registration.picture.AltText;
import fr.spro.registration.picture.SetPicture;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/registration/v1/days/{slug}/image")
@PreAuthorize("hasRole('ORGANISER')")
class PictureApi {

    /// The picture of a day, absent if there is none.
    ///
    /// @param version of the day
    record ImageView(long version, @Nullable ShownImage image) implements Versioned {

        static ImageView of(RegionalDay day) {
            return new ImageView(day.version(), ShownImage.of(day));
        }
    }

    /// @param large the path of the file of the public page, of this width and height
    /// @param small the path of the same in half the width
    /// @param altFrench what it shows; absent, as in English, if it only decorates
    record ShownImage(
            String large,
            String small,
            int width,
            int height,
            @Nullable String altFrench,
            @Nullable String altEnglish) {

        static @Nullable ShownImage of(RegionalDay day) {
            var picture = day.picture();
            if (picture == null) return null;
            var alt = picture.alt();
            var path = "/journees/%s/image/%s/%s";
            return new ShownImage(
                    path.formatted(day.address(), "large", picture.hash()),
                    path.formatted(day.address(), "small", picture.hash()),
                    picture.width(),
                    picture.height(),
                    alt == null ? null : alt.french(),
                    alt == null ? null : alt.english());
        }
    }

    private final SetPicture setPicture;

    PictureApi(SetPicture setPicture) {
        this.setPicture = setPicture;
    }

    @Operation(summary = "Returns the image of the day's public page.")
    @GetMapping
    ImageView show(RegionalDay day) {
        return ImageView.of(day);
    }

    @Operation(
            summary = "Gives the day an image.",
            description =
                    "A JPEG or PNG picture of at least 600 pixels in width, at most 10 MB and 50 megapixels. It is"
                            + " scaled and encoded again, so that nothing else in the file is kept. `altFrench` and"
                            + " `altEnglish` describe it for people who cannot see it, unless it is `decorative`.")
    @RejectedIf("the file is not a picture of this kind, a description is missing, or the day is archived or a"
            + " discarded draft")
    @PutMapping(consumes = {MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_PNG_VALUE})
    @MaxBody("10MB")
    ImageView put(
            RegionalDay day,
            IfMatch ifMatch,
            @RequestParam(required = false) @Nullable @Size(max = AltText.MAX_LENGTH) String altFrench,
            @RequestParam(required = false) @Nullable @Size(max = AltText.MAX_LENGTH) String altEnglish,
            @RequestParam(defaultValue = "false") boolean decorative,
            @RequestBody byte[] file,
            Staff staff) {
        var alt = new AltText(altFrench, altEnglish, decorative);
        return answer(
                setPicture.handle(new SetPicture.Command(day.id(), file, alt, staff.subject(), ifMatch.version())));
    }

    @Operation(summary = "Removes the image of the day.", description = "Nothing changes if it has none.")
    @RejectedIf("the day is archived")
    @DeleteMapping
    ImageView remove(RegionalDay day, IfMatch ifMatch, Staff staff) {
        return answer(setPicture.remove(day.id(), staff.subject(), ifMatch.version()));
    }

    private static ImageView answer(EditDay.Outcome outcome) {
        return switch (outcome) {
            case EditDay.Outcome.Edited(var now) -> ImageView.of(now);
            case EditDay.Outcome.Conflict(var now) -> throw new VersionConflict(now.version());
            case EditDay.Outcome.ReadOnly(var now) -> throw new RejectedRequest(WrongState.of(now));
            case EditDay.Outcome.Invalid(var violations) -> throw new RejectedRequest(violations);
        };
    }
}
