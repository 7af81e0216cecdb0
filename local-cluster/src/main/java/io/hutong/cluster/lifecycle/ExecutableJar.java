package io.hutong.cluster.lifecycle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;

/** An executable jar as Spring Boot's build makes it: the program's classes, and its libraries. */
final class ExecutableJar implements AutoCloseable {

    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String LIBRARIES = "BOOT-INF/lib/";

    private final JarFile jar;

    private ExecutableJar(JarFile jar) {
        this.jar = jar;
    }

    static ExecutableJar open(Path file) throws IOException {
        return new ExecutableJar(new JarFile(file.toFile()));
    }

    /** Changes with any content; times do not count, the build sets them all to the same. */
    String fingerprint() {
        var sum = new CRC32();
        jar.stream().forEach(entry -> sum.update(
                (entry.getName() + entry.getCrc()).getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    /** Writes a plain jar called {@code name} and the libraries that its manifest names. */
    void unpackInto(Path directory, String name) throws IOException {
        var libraries = Files.createDirectories(directory.resolve("lib"));
        var classPath = new ArrayList<String>();
        for (var entry : entries(LIBRARIES)) {
            var file = libraries.resolve(Path.of(entry.getName()).getFileName());
            try (var in = jar.getInputStream(entry)) {
                Files.copy(in, file);
            }
            classPath.add("lib/" + file.getFileName());
        }
        writeProgram(directory.resolve(name), manifest(classPath));
    }

    private void writeProgram(Path file, Manifest manifest) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (var entry : entries(CLASSES)) {
                out.putNextEntry(new JarEntry(entry.getName().substring(CLASSES.length())));
                try (var in = jar.getInputStream(entry)) {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
    }

    /**
     * In the order of the jar, which is that of the class path it was built with. Directories
     * count: class path scanners ask for them.
     */
    private List<JarEntry> entries(String directory) {
        return jar.stream().filter(entry -> entry.getName().startsWith(directory)
                && entry.getName().length() > directory.length()).toList();
    }

    private Manifest manifest(List<String> classPath) throws IOException {
        var manifest = new Manifest();
        var packed = jar.getManifest().getMainAttributes();
        var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, packed.getValue("Start-Class"));
        main.put(Attributes.Name.CLASS_PATH, String.join(" ", classPath));
        for (var kept : List.of("Enable-Native-Access", "Implementation-Title",
                "Implementation-Version")) {
            if (packed.getValue(kept) != null) {
                main.putValue(kept, packed.getValue(kept));
            }
        }
        return manifest;
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }
}
