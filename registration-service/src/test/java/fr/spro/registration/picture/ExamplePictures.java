package fr.spro.registration.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Pictures whose left half is red and whose right half is blue.
public final class ExamplePictures {

    private ExamplePictures() {}

    public static byte[] of(String format, int width, int height) {
        return written(format, width, height, ImageWriteParam.MODE_DISABLED);
    }

    /// A JPEG file with several scans.
    static byte[] progressive(int width, int height) {
        return written("jpeg", width, height, ImageWriteParam.MODE_DEFAULT);
    }

    private static byte[] written(String format, int width, int height, int progressiveMode) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = picture.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width / 2, height);
        canvas.setColor(Color.BLUE);
        canvas.fillRect(width / 2, 0, width - width / 2, height);
        canvas.dispose();
        var file = new ByteArrayOutputStream();
        try {
            var writer = ImageIO.getImageWritersByFormatName(format).next();
            writer.setOutput(new MemoryCacheImageOutputStream(file));
            var settings = writer.getDefaultWriteParam();
            settings.setProgressiveMode(progressiveMode);
            writer.write(null, new IIOImage(picture, null, null), settings);
            ((ImageOutputStream) writer.getOutput()).close();
            writer.dispose();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    static byte[] repeatingItsLastScan(byte[] jpeg, int times) {
        var end = jpeg.length - 2;
        var start = end;
        while (jpeg[start] != (byte) 0xFF || jpeg[start + 1] != (byte) 0xDA) start--;
        var repeated = ByteBuffer.allocate(jpeg.length + times * (end - start)).put(jpeg, 0, end);
        for (int i = 0; i < times; i++) repeated.put(jpeg, start, end - start);
        return repeated.put(jpeg, end, 2).array();
    }

    /// A JPEG file with one more segment of this type after its start.
    static byte[] withSegment(byte[] jpeg, int type, byte[] content) {
        return ByteBuffer.allocate(jpeg.length + content.length + 4)
                .put(jpeg, 0, 2)
                .put((byte) 0xFF)
                .put((byte) type)
                .putShort((short) (content.length + 2))
                .put(content)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }
}
