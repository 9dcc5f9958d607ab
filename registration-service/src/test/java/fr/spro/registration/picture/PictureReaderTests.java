package fr.spro.registration.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read of an uploaded picture, and what is left of it.
class PictureReaderTests {

    private static final String SECRET = "<script>GPS 47.2,-1.55</script>";

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void scales_a_picture_to_two_widths_and_never_enlarges_it(String format) throws Exception {
        var file = PictureFile.of(PictureReader.read(ExamplePictures.of(format, 1600, 800)), Instant.EPOCH);

        assertThat(size(file.large())).isEqualTo("1200x600");
        assertThat(size(file.small())).isEqualTo("600x300");
        assertThat(file.width()).isEqualTo(1200);
        assertThat(file.height()).isEqualTo(600);
        var little = PictureFile.of(PictureReader.read(ExamplePictures.of(format, 700, 350)), Instant.EPOCH);
        assertThat(size(little.large())).isEqualTo("700x350");
    }

    @Test
    void keeps_nothing_of_the_file_but_its_pixels() throws Exception {
        var jpeg = ExamplePictures.withSegment(
                ExamplePictures.of("jpeg", 800, 400), 0xFE, SECRET.getBytes(StandardCharsets.UTF_8));
        var appended = new ByteArrayOutputStream();
        appended.write(jpeg);
        appended.write(SECRET.getBytes(StandardCharsets.UTF_8));
        assertThat(text(appended.toByteArray())).as("the control").contains(SECRET);

        var file = PictureFile.of(PictureReader.read(appended.toByteArray()), Instant.EPOCH);

        assertThat(text(file.large())).doesNotContain("script", "GPS", "Exif");
        assertThat(text(file.small())).doesNotContain("script", "GPS", "Exif");
    }

    @Test
    void equal_pictures_have_the_same_hash_and_others_another() throws Exception {
        var one = PictureFile.of(PictureReader.read(ExamplePictures.of("png", 800, 400)), Instant.EPOCH);
        var same = PictureFile.of(PictureReader.read(ExamplePictures.of("png", 800, 400)), Instant.MAX);
        var other = PictureFile.of(PictureReader.read(ExamplePictures.of("png", 800, 500)), Instant.EPOCH);

        assertThat(same.hash()).isEqualTo(one.hash()).matches("[0-9a-f]{32}");
        assertThat(other.hash()).isNotEqualTo(one.hash());
    }

    @Test
    void turns_a_picture_as_the_camera_was_held() throws Exception {
        // Left half red, right half blue, taken with the camera turned: the sensor's left is the picture's top.
        var turned = ExamplePictures.withSegment(ExamplePictures.of("jpeg", 800, 400), 0xE1, exif(6));

        var upright = PictureReader.read(turned);

        assertThat(upright.getWidth()).isEqualTo(400);
        assertThat(upright.getHeight()).isEqualTo(800);
        assertThat(isRed(upright, 200, 100)).isTrue();
        assertThat(isRed(upright, 200, 700)).isFalse();
        var asStored = PictureReader.read(ExamplePictures.of("jpeg", 800, 400));
        assertThat(isRed(asStored, 100, 200)).as("the control").isTrue();
        assertThat(isRed(asStored, 700, 200)).isFalse();
    }

    @Test
    void shows_transparent_parts_as_white() throws Exception {
        var clear = new BufferedImage(700, 350, BufferedImage.TYPE_INT_ARGB);
        var png = new ByteArrayOutputStream();
        ImageIO.write(clear, "png", png);

        assertThat(PictureReader.read(png.toByteArray()).getRGB(10, 10)).isEqualTo(Color.WHITE.getRGB());
    }

    @Test
    void refuses_what_is_no_jpeg_or_png_whatever_it_is_called() throws Exception {
        var gif = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(700, 350, BufferedImage.TYPE_INT_RGB), "gif", gif);
        var svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8);
        var cut = Arrays.copyOf(ExamplePictures.of("png", 800, 400), 60);

        for (var file : new byte[][] {{}, {1, 2, 3}, gif.toByteArray(), svg, cut}) {
            assertThatThrownBy(() -> PictureReader.read(file))
                    .isInstanceOf(UnusablePicture.class)
                    .hasMessage("picture-unreadable");
        }
    }

    @Test
    void refuses_a_picture_of_too_many_pixels_before_it_is_decoded() throws Exception {
        var bomb = ExamplePictures.of("png", 800, 400);
        // The head says 30,000 by 30,000 pixels.
        var head = ByteBuffer.wrap(bomb);
        head.putInt(16, 30_000).putInt(20, 30_000);
        var checksum = new CRC32();
        checksum.update(bomb, 12, 17);
        head.putInt(29, (int) checksum.getValue());

        assertThatThrownBy(() -> PictureReader.read(bomb))
                .isInstanceOf(UnusablePicture.class)
                .hasMessage("picture-too-large");
        assertThatThrownBy(() -> PictureReader.read(new byte[10 * 1024 * 1024 + 1]))
                .hasMessage("picture-too-large");
    }

    @Test
    void refuses_a_small_file_whose_scans_take_time_and_memory() throws Exception {
        var progressive = ExamplePictures.progressive(800, 400);
        assertThat(PictureReader.read(progressive).getWidth()).as("the control").isEqualTo(800);

        assertThatThrownBy(() -> PictureReader.read(ExamplePictures.repeatingItsLastScan(progressive, 30)))
                .hasMessage("picture-unreadable");
        assertThatThrownBy(() -> PictureReader.read(ExamplePictures.progressive(4001, 3000)))
                .hasMessage("picture-too-large");
        assertThat(PictureReader.read(ExamplePictures.of("jpeg", 4001, 3000)).getWidth())
                .as("with one scan")
                .isGreaterThan(600);
    }

    @Test
    void refuses_a_picture_that_a_page_would_blur() {
        assertThatThrownBy(() -> PictureReader.read(ExamplePictures.of("png", 599, 400)))
                .isInstanceOf(UnusablePicture.class)
                .hasMessage("picture-too-small");
    }

    @Test
    void reads_a_large_photo_at_a_fraction_of_its_size() throws Exception {
        var read = PictureReader.read(ExamplePictures.of("jpeg", 6000, 4000));

        assertThat(read.getWidth()).isEqualTo(3000);
    }

    /// Exif data with one entry, the orientation.
    private static byte[] exif(int orientation) {
        return ByteBuffer.allocate(32)
                .put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    private static boolean isRed(BufferedImage picture, int x, int y) {
        var colour = new Color(picture.getRGB(x, y));
        return colour.getRed() > 150 && colour.getBlue() < 100;
    }

    private static String size(byte[] jpeg) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(jpeg));
        return "%dx%d".formatted(image.getWidth(), image.getHeight());
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }
}
