package io.hutong.cluster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutableJarTest {

    @TempDir
    private Path directory;

    @Test
    void programIsUnpackedWithItsLibrariesInTheirOrder() throws IOException {
        var packed = packed("one");
        var target = Files.createDirectory(directory.resolve("target"));

        try (var executable = ExecutableJar.open(packed)) {
            executable.unpackInto(target, "program.jar");
        }

        try (var program = new JarFile(target.resolve("program.jar").toFile())) {
            var main = program.getManifest().getMainAttributes();
            assertThat(main.getValue("Main-Class")).isEqualTo("io.hutong.Program");
            assertThat(main.getValue("Class-Path")).isEqualTo("lib/z.jar lib/a.jar");
            assertThat(program.getEntry("io/hutong/")).isNotNull();
            assertThat(program.getEntry("io/hutong/Program.class")).isNotNull();
        }
        assertThat(target.resolve("lib/z.jar")).hasContent("z");
    }

    @Test
    void otherContentHasAnotherFingerprint() throws IOException {
        try (var one = ExecutableJar.open(packed("one"));
                var same = ExecutableJar.open(packed("one"));
                var other = ExecutableJar.open(packed("two"))) {
            assertThat(one.fingerprint()).isEqualTo(same.fingerprint())
                    .isNotEqualTo(other.fingerprint());
        }
    }

    private Path packed(String code) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Start-Class", "io.hutong.Program");
        var file = Files.createTempFile(directory, "packed", ".jar");
        try (var out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            put(out, "BOOT-INF/classes/", "");
            put(out, "BOOT-INF/classes/io/hutong/", "");
            put(out, "BOOT-INF/classes/io/hutong/Program.class", code);
            put(out, "BOOT-INF/lib/z.jar", "z");
            put(out, "BOOT-INF/lib/a.jar", "a");
        }
        return file;
    }

    private static void put(JarOutputStream out, String name, String content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content.getBytes());
        out.closeEntry();
    }
}
