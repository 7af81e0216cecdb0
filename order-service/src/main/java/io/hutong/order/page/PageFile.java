package io.hutong.order.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

import org.springframework.http.MediaType;

/**
 * One file of the page, compressed once.
 *
 * @param digest of its content
 */
record PageFile(String name, MediaType type, byte[] plain, byte[] gzip, String digest) {

    static PageFile of(String name, byte[] content) {
        return new PageFile(name, typeOf(name), content, compressed(content),
                Digest.of(content));
    }

    private static MediaType typeOf(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> MediaType.parseMediaType("text/html;charset=UTF-8");
            case "css" -> MediaType.parseMediaType("text/css;charset=UTF-8");
            case "js" -> MediaType.parseMediaType("text/javascript;charset=UTF-8");
            case "json" -> MediaType.APPLICATION_JSON;
            case "svg" -> MediaType.parseMediaType("image/svg+xml");
            default -> throw new IllegalStateException("The page has a file of no known type: "
                    + name);
        };
    }

    private static byte[] compressed(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
