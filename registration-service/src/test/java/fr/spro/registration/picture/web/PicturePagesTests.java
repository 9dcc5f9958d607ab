package fr.spro.registration.picture.web;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.PageTest;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.picture.ExamplePictures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMultipartMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The picture of a day: its form, the pages that show it, its files, its end.
class PicturePagesTests extends PageTest {

    @Test
    void an_organiser_gives_a_day_a_picture_that_its_pages_show() throws IOException {
        publish(10, 5);
        assertThat(publicPage(Locale.FRENCH)).bodyText().doesNotContain("<img class=\"hero\"", "og:image");

        assertThat(upload(ExamplePictures.of("jpeg", 1600, 800), "Une salle pleine", "A full room"))
                .hasStatus3xxRedirection();

        var hash = Objects.requireNonNull(find().picture()).hash();
        var large = "/journees/%s/image/large/%s".formatted(find().address(), hash);
        assertThat(publicPage(Locale.FRENCH))
                .bodyText()
                .contains("src=\"" + large, "alt=\"Une salle pleine\"", "width=\"1200\" height=\"600\"")
                .contains("<meta property=\"og:image\" content=\"%s%s\">".formatted(PUBLIC_URL, large))
                .contains("<meta property=\"og:image:alt\" content=\"Une salle pleine\">");
        assertThat(publicPage(Locale.ENGLISH)).bodyText().contains("alt=\"A full room\"");
        var file = mvc.get().uri(large).exchange();
        assertThat(file)
                .hasStatusOk()
                .hasContentType(MediaType.IMAGE_JPEG)
                .headers()
                .hasValue(HttpHeaders.CACHE_CONTROL, "max-age=31536000, public, immutable");
        var image = ImageIO.read(new ByteArrayInputStream(file.getResponse().getContentAsByteArray()));
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(mvc.get().uri("/coordination/journees/" + day.value()).with(staff("organiser")))
                .bodyText()
                .contains("/coordination/journees/%s/image/small/%s".formatted(day.value(), hash));
    }

    @Test
    void the_picture_of_a_draft_is_shown_to_staff_only() {
        publish(10, 5);
        upload(ExamplePictures.of("png", 800, 400), "Une salle", "A room");
        var copy = find();
        var draft = new DayId("d-2");
        draftDay.handle(RegionalDay.draft(draft, "r", copy.details(), List.of(), List.of()), "c");
        var draftUpload = form(draft.value(), days.get(draft).version())
                .file(new MockMultipartFile("file", ExamplePictures.of("png", 800, 400)))
                .param("decorative", "true");
        assertThat(draftUpload).hasStatus3xxRedirection();
        var hash = Objects.requireNonNull(days.get(draft).picture()).hash();

        assertThat(mvc.get().uri("/journees/d-2/image/large/" + hash)).hasStatus(404);
        assertThat(mvc.get()
                        .uri("/coordination/journees/d-2/image/large/" + hash)
                        .with(staff("organiser")))
                .hasStatusOk()
                .headers()
                .hasValue(HttpHeaders.CACHE_CONTROL, "max-age=31536000, private, immutable");
        assertThat(mvc.get().uri("/coordination/journees/d-2/apercu").with(staff("organiser")))
                .bodyText()
                .contains("/coordination/journees/d-2/image/large/" + hash, "alt=\"\"");
    }

    @Test
    void asks_for_a_file_and_a_description_in_both_languages() {
        publish(10, 5);

        assertThat(form(day.value(), find().version()).param("altFrench", "Une salle"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"file-error\"", "id=\"altEnglish-error\"", "value=\"Une salle\"")
                .doesNotContain("id=\"altFrench-error\"", "??");
        assertThat(upload("<svg/>".getBytes(StandardCharsets.UTF_8), "Une salle", "A room"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"file-error\"", "JPEG");
        assertThat(upload(ExamplePictures.of("png", 300, 100), "Une salle", "A room"))
                .hasStatus(422)
                .bodyText()
                .contains("600 pixels");
        assertThat(find().picture()).isNull();
    }

    @Test
    void a_description_is_changed_without_the_file_and_a_stale_form_is_shown_again() {
        publish(10, 5);
        upload(ExamplePictures.of("png", 800, 400), "Une salle", "A room");
        var before = Objects.requireNonNull(find().picture());
        var read = find().version();

        assertThat(form(day.value(), read).param("altFrench", "Le hall").param("altEnglish", "The hall"))
                .hasStatus3xxRedirection();
        assertThat(form(day.value(), read).param("altFrench", "La cour").param("altEnglish", "The yard"))
                .hasStatus(409)
                .bodyText()
                .contains("entre-temps", "value=\"La cour\"", "Le hall");

        var now = Objects.requireNonNull(find().picture());
        assertThat(now.hash()).isEqualTo(before.hash());
        assertThat(now.altIn(Locale.ENGLISH)).isEqualTo("The hall");
    }

    @Test
    void a_removed_picture_is_not_served_and_its_file_is_deleted_an_hour_later() {
        publish(10, 5);
        upload(ExamplePictures.of("png", 800, 400), "Une salle", "A room");
        var address = "/journees/%s/image/small/%s"
                .formatted(
                        find().address(),
                        Objects.requireNonNull(find().picture()).hash());
        pictures.deleteUnused();
        assertThat(mvc.get().uri(address)).as("in use").hasStatusOk();

        assertThat(mvc.post()
                        .uri("/coordination/journees/" + day.value() + "/image/retrait")
                        .param("version", String.valueOf(find().version()))
                        .with(csrf())
                        .with(staff("organiser")))
                .hasStatus3xxRedirection();

        assertThat(mvc.get().uri(address)).hasStatus(404);
        assertThat(publicPage(Locale.FRENCH)).bodyText().doesNotContain("/image/");
        pictures.deleteUnused();
        assertThat(mongo.mongo().count(new Query(), "pictureFile"))
                .as("it may belong to a day that is being saved")
                .isOne();
        moveTo(clock.instant().plus(Duration.ofHours(2)));
        pictures.deleteUnused();
        assertThat(mongo.mongo().count(new Query(), "pictureFile")).isZero();
    }

    @Test
    void the_api_gives_shows_and_removes_a_picture() {
        publish(10, 5);
        var image = "/api/registration/v1/days/" + day.value() + "/image";

        assertThat(mvc.put()
                        .uri(image)
                        .param("altFrench", "Une salle")
                        .param("altEnglish", "A room")
                        .header(HttpHeaders.IF_MATCH, "\"%d\"".formatted(find().version()))
                        .contentType(MediaType.IMAGE_PNG)
                        .content(ExamplePictures.of("png", 800, 400))
                        .with(program()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.image.altEnglish")
                .isEqualTo("A room");
        assertThat(mvc.get().uri(image).with(program()))
                .bodyJson()
                .extractingPath("$.image.width")
                .isEqualTo(800);
        assertThat(mvc.delete()
                        .uri(image)
                        .header(HttpHeaders.IF_MATCH, "\"%d\"".formatted(find().version()))
                        .with(program()))
                .hasStatusOk()
                .bodyJson()
                .doesNotHavePath("$.image.width");
        assertThat(history(day.subject()))
                .extracting(entry -> entry.action())
                .contains("day.picture-changed", "day.picture-removed");
    }

    private MvcTestResult upload(byte[] file, String french, String english) {
        return form(day.value(), find().version())
                .file(new MockMultipartFile("file", "photo.jpg", "image/jpeg", file))
                .param("altFrench", french)
                .param("altEnglish", english)
                .exchange();
    }

    private MockMultipartMvcRequestBuilder form(String slug, long version) {
        return mvc.post()
                .uri("/coordination/journees/" + slug + "/image")
                .multipart()
                .param("version", String.valueOf(version))
                .with(csrf())
                .with(staff("organiser"));
    }

    private MvcTestResult publicPage(Locale language) {
        return mvc.get().uri("/journees/" + day.value()).locale(language).exchange();
    }
}
