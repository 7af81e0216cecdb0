package io.hutong.sandbox.store;

import io.hutong.sandbox.protocol.Json;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A file with one JSON line per unit of work: {@code [["table","id",{…}],…]}. A line is handed to
 * the operating system before the unit is acknowledged, which survives {@code kill -9}. It is
 * forced to the disk only when asked for: a simulator is worth its speed more than the moments
 * before a power cut.
 */
public final class FileJournal implements Journal {

    /** The history is rewritten at start when it has this many times as many entries as needed. */
    private static final int BLOAT = 2;
    private static final int SMALL = 1000;

    private final Path path;
    private final FileLock lock;
    private final boolean fsync;
    private RandomAccessFile out;
    private long entries;

    private FileJournal(Path path, FileLock lock, boolean fsync) throws IOException {
        this.path = path;
        this.lock = lock;
        this.fsync = fsync;
        this.out = openEnd(path);
    }

    /**
     * Opens {@code journal.jsonl} in {@code directory}; two processes cannot share it.
     *
     * @param fsync whether a unit is on the disk before it is acknowledged
     */
    public static FileJournal in(Path directory, boolean fsync) {
        try {
            FileChannel guard = FileChannel.open(directory.resolve("lock"),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = guard.tryLock();
            if (lock == null) {
                throw new IllegalStateException("Another sandbox uses " + directory
                        + ": stop it, or choose another --data-dir");
            }
            return new FileJournal(directory.resolve("journal.jsonl"), lock, fsync);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + directory, e);
        }
    }

    @Override
    public void replay(BiConsumer<String, Kept> reader) {
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            long good = 0;
            String line = lines.readLine();
            while (line != null) {
                JsonNode unit = parse(line);
                if (unit == null) {
                    break;
                }
                unit.forEach(entry -> reader.accept(entry.get(0).asString(), kept(entry)));
                entries += unit.size();
                good += line.getBytes(StandardCharsets.UTF_8).length + 1L;
                line = lines.readLine();
            }
            dropTornEnd(good);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    /** The last line may be half written: that unit was never acknowledged. */
    private void dropTornEnd(long good) throws IOException {
        if (out.length() > good) {
            out.setLength(good);
        }
        out.seek(out.length());
        if (out.length() < good) {
            out.write('\n');
        }
    }

    private static @Nullable JsonNode parse(String line) {
        try {
            return Json.MAPPER.readTree(line);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static Kept kept(JsonNode entry) {
        JsonNode value = entry.size() > 2 ? entry.get(2) : null;
        return new Kept(entry.get(1).asString(), value);
    }

    @Override
    public void append(List<Entry> unit) {
        try {
            out.write(line(unit));
            if (fsync) {
                out.getFD().sync();
            }
            entries += unit.size();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + path, e);
        }
    }

    private static byte[] line(List<Entry> unit) {
        List<Object> items = new ArrayList<>(unit.size());
        for (Entry entry : unit) {
            items.add(entry.value() == null ? List.of(entry.table(), entry.id())
                    : List.of(entry.table(), entry.id(), entry.value()));
        }
        byte[] json = Json.bytes(items);
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    @Override
    public void compact(Supplier<List<Entry>> state) {
        if (entries < SMALL) {
            return;
        }
        List<Entry> needed = state.get();
        if (entries < (long) BLOAT * needed.size()) {
            return;
        }
        Path fresh = path.resolveSibling("journal.new");
        try {
            try (OutputStream copy = new BufferedOutputStream(Files.newOutputStream(fresh))) {
                for (Entry entry : needed) {
                    copy.write(line(List.of(entry)));
                }
            }
            out.close();
            Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
            out = openEnd(path);
            entries = needed.size();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot rewrite " + path, e);
        }
    }

    @Override
    public void restart() {
        try {
            out.setLength(0);
            out.seek(0);
            entries = 0;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot empty " + path, e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close " + path, e);
        }
    }

    /** Not a channel: a thread that is interrupted while it writes would close a channel. */
    private static RandomAccessFile openEnd(Path path) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        file.seek(file.length());
        return file;
    }
}
