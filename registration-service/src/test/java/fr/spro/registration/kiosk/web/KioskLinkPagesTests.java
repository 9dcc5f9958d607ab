package fr.spro.registration.kiosk.web;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Step;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Enabling and disabling a day's tablets, on the page and in the API.
class KioskLinkPagesTests extends PageTest {

    @Test
    void the_qr_code_contains_the_kiosk_url() throws Exception {
        publishUntil(Instant.now().plusSeconds(3600));
        kiosk.kioskLinks.create(day, "camille");

        var code = Pattern.compile("class=\"qr\"[^>]*src=\"data:image/png;base64,([^\"]+)\"")
                .matcher(organiserPage().getResponse().getContentAsString());
        assertThat(code.find()).isTrue();

        var image = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(code.group(1))));
        var modules = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), modules);
        var read = new QRCodeReader()
                .decode(
                        new BinaryBitmap(new GlobalHistogramBinarizer(source)),
                        Map.of(DecodeHintType.PURE_BARCODE, true));
        assertThat(read.getText()).isEqualTo(kiosk.kioskLinks.address(day).orElseThrow());
    }

    @Test
    void an_organiser_creates_replaces_and_revokes_the_kiosk_link() {
        publishUntil(Instant.now().plus(Duration.ofDays(3)));
        assertThat(organiserPage()).hasStatusOk().bodyText().contains("éteinte", "Créer l’adresse");

        assertThat(post("/lien")).hasRedirectedUrl(staffPage() + "?fait=lien");
        assertThat(organiserPage())
                .bodyText()
                .contains("allumée", "Remplacer l’adresse", "Éteindre les tablettes", "/accueil/" + day.value());
        post("/lien");
        post("/lien/retrait");

        assertThat(organiserPage()).bodyText().contains("éteinte").doesNotContain("/accueil/" + day.value() + ".");
        moveDay.handle(day, Step.CANCEL, "camille");
        assertThat(post("/lien")).hasRedirectedUrl(staffPage() + "?fait=fini");
        assertThat(organiserPage()).bodyText().contains("aucune tablette ne fonctionne plus");
    }

    @Test
    void the_api_enables_and_disables_the_kiosks() {
        publishUntil(Instant.now().plusSeconds(3600));
        var address = "/api/registration/v1/days/%s/kiosk".formatted(day.value());

        assertThat(mvc.get().uri(address).with(program()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.link")
                .isNull();
        assertThat(mvc.post().uri(address + "/link").with(program()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.link")
                .asString()
                .endsWith(links.withPurpose("kiosk").text(day.value(), 1));
        assertThat(mvc.delete().uri(address + "/link").with(program()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.link")
                .isNull();
        moveDay.handle(day, Step.CANCEL, "camille");
        assertThat(mvc.post().uri(address + "/link").with(program())).hasStatus(422);
    }

    private void publishUntil(Instant end) {
        draftDay.handle(RegionalDay.draft(day, "request", Examples.detailsUntil(end), List.of(), List.of()), "camille");
        moveDay.handle(day, Step.PUBLISH, "camille");
    }

    private MvcTestResult organiserPage() {
        return mvc.get().uri(staffPage()).with(staff("organiser")).exchange();
    }

    private MvcTestResult post(String path) {
        return mvc.post()
                .uri(staffPage() + path)
                .with(csrf())
                .with(staff("organiser"))
                .exchange();
    }

    private String staffPage() {
        return "/coordination/journees/%s/tablette".formatted(day.value());
    }
}
