package fr.spro.registration.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Decodes an uploaded JPEG or PNG picture: its first bytes say which, and its size is checked before its pixels are
/// read. A large picture is read at a fraction of its size, which bounds the memory.
final class PictureReader {

    static final int MAX_MEGABYTES = 10;
    static final int MAX_MEGAPIXELS = 50;
    static final int MIN_WIDTH = 600;

    /// A progressive picture has about ten.
    static final int MAX_SCANS = 30;

    /// Of a picture with several scans, whose pixels are all kept in memory.
    static final int MAX_MEGAPIXELS_OF_SCANS = 12;

    private static final int MEGA = 1_000_000;
    private static final double MAX_DECODED_PIXELS = 8 * MEGA;

    private static final String JPEG = "jpeg";
    private static final Map<String, byte[]> FIRST_BYTES = Map.of(
            JPEG, HexFormat.of().parseHex("ffd8ff"), "png", HexFormat.of().parseHex("89504e470d0a1a0a"));

    private PictureReader() {}

    static BufferedImage read(byte[] file) throws UnusablePicture {
        if (file.length > MAX_MEGABYTES * 1024 * 1024) throw UnusablePicture.tooLarge(MAX_MEGABYTES, MAX_MEGAPIXELS);
        var format = format(file);
        var scans = format.equals(JPEG) ? JpegScans.of(file) : 1;
        if (scans > MAX_SCANS) throw UnusablePicture.unreadable();
        var reader = ImageIO.getImageReadersByFormatName(format).next();
        // The cache of other streams is a file.
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(input, true, true);
            return Orientation.of(file).upright(pixels(reader, scans > 1 ? MAX_MEGAPIXELS_OF_SCANS : MAX_MEGAPIXELS));
        } catch (IOException | RuntimeException e) {
            // The decoders of the JDK throw both for a damaged file.
            throw UnusablePicture.unreadable();
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage pixels(ImageReader reader, int maxMegapixels) throws IOException, UnusablePicture {
        var width = reader.getWidth(0);
        var pixels = (double) width * reader.getHeight(0);
        if (pixels > (double) maxMegapixels * MEGA) throw UnusablePicture.tooLarge(MAX_MEGABYTES, maxMegapixels);
        if (width < MIN_WIDTH) throw UnusablePicture.tooSmall(MIN_WIDTH);
        var every = Math.max(1, (int) Math.ceil(Math.sqrt(pixels / MAX_DECODED_PIXELS)));
        var settings = reader.getDefaultReadParam();
        settings.setSourceSubsampling(every, every, 0, 0);
        return reader.read(0, settings);
    }

    private static String format(byte[] file) throws UnusablePicture {
        for (var format : FIRST_BYTES.entrySet()) {
            var first = format.getValue();
            if (file.length > first.length && Arrays.equals(file, 0, first.length, first, 0, first.length)) {
                return format.getKey();
            }
        }
        throw UnusablePicture.unreadable();
    }
}
