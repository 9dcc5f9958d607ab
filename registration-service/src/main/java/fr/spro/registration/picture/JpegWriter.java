package fr.spro.registration.picture;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Writes a picture as JPEG of a given width, without any metadata.
final class JpegWriter {

    private static final float QUALITY = 0.78f;

    private JpegWriter() {}

    /// @param width never more than that of the picture
    static byte[] write(BufferedImage picture, int width) {
        var scaled = scaled(picture, Math.min(width, picture.getWidth()));
        var jpeg = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = new MemoryCacheImageOutputStream(jpeg)) {
            var settings = writer.getDefaultWriteParam();
            settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(scaled, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return jpeg.toByteArray();
    }

    /// By halves, since one large step would skip pixels.
    private static BufferedImage scaled(BufferedImage picture, int width) {
        var scaled = picture;
        while (scaled.getWidth() >= 2 * width) scaled = drawn(scaled, scaled.getWidth() / 2);
        return scaled.getWidth() == width ? scaled : drawn(scaled, width);
    }

    private static BufferedImage drawn(BufferedImage picture, int width) {
        var height = Math.max(1, Math.round((float) picture.getHeight() * width / picture.getWidth()));
        var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = drawn.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.drawImage(picture, 0, 0, width, height, null);
        canvas.dispose();
        return drawn;
    }
}
