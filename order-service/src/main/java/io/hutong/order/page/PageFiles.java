package io.hutong.order.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * All files of the page, from the class path. Their common version is part of their addresses, so
 * browsers may keep them for ever; only {@code index.html}, which names the version, is asked for
 * again.
 */
final class PageFiles {

    private static final String ALL = "classpath:/page/*";
    private static final String INDEX = "index.html";
    private static final String VERSION = "{version}";

    private final String version;
    private final Map<String, PageFile> files;
    private final PageFile index;

    private PageFiles(Map<String, byte[]> contents) {
        this.version = Digest.of(contents.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(Map.Entry::getValue).toArray(byte[][]::new));
        this.files = contents.entrySet().stream()
                .map(entry -> PageFile.of(entry.getKey(), entry.getValue()))
                .collect(Collectors.toUnmodifiableMap(PageFile::name, Function.identity()));
        String shell = new String(Objects.requireNonNull(contents.get(INDEX)),
                StandardCharsets.UTF_8);
        this.index = PageFile.of(INDEX,
                shell.replace(VERSION, version).getBytes(StandardCharsets.UTF_8));
    }

    static PageFiles load() {
        try {
            return new PageFiles(Arrays.stream(
                    new PathMatchingResourcePatternResolver().getResources(ALL))
                    .collect(Collectors.toMap(PageFiles::name, PageFiles::content)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the page's files", e);
        }
    }

    private static String name(Resource resource) {
        return Objects.requireNonNull(resource.getFilename());
    }

    private static byte[] content(Resource resource) {
        try {
            return resource.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }

    String version() {
        return version;
    }

    PageFile index() {
        return index;
    }

    Optional<PageFile> find(String name) {
        return name.equals(INDEX) ? Optional.empty() : Optional.ofNullable(files.get(name));
    }
}
