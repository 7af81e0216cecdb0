package io.hutong.payment.bill;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a bill, one at a time, whatever its size; hashes all bytes on the way. The channel
 * begins its files with a byte order mark, which is dropped.
 */
final class BillLines {

    /** Far more than any line of a bill has; a file without line ends must not fill the memory. */
    static final int MAX_LINE = 16 * 1024;

    private static final int BUFFER = 128 * 1024;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final long maxBytes;
    private final MessageDigest digest = sha1();
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final byte[] buffer = new byte[BUFFER];
    private int start;
    private int end;
    private long bytes;
    private long number;
    private boolean cut;

    BillLines(InputStream in, long maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** Of the line that was read last, from 1. */
    long number() {
        return number;
    }

    /** Whether the last line had no end: the file may go on elsewhere. */
    boolean isCut() {
        return cut;
    }

    /** SHA-1 of what was read, in hex: of the whole file once {@link #next} gave null. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The next line without its end; null after the last. */
    @Nullable
    String next() throws IOException {
        int stop = lineEnd();
        if (stop < 0 && start == end) {
            return null;
        }
        int last = stop < 0 ? end : stop;
        number++;
        cut = stop < 0;
        String line = text(start, last > start && buffer[last - 1] == '\r' ? last - 1 : last);
        start = stop < 0 ? end : stop + 1;
        return line;
    }

    private int lineEnd() throws IOException {
        int from = start;
        while (true) {
            for (int i = from; i < end; i++) {
                if (buffer[i] == '\n') {
                    return i;
                }
            }
            if (end - start > MAX_LINE) {
                throw BillRefusedException.malformed(number + 1, "is longer than " + MAX_LINE);
            }
            int kept = end - start;
            if (!fill()) {
                return -1;
            }
            from = start + kept;
        }
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        int read = read();
        if (read < 0) {
            return false;
        }
        digest.update(buffer, end, read);
        end += read;
        bytes += read;
        if (bytes > maxBytes) {
            throw new BillRefusedException(BillFault.BILL_TOO_LARGE,
                    "the bill has more than " + maxBytes + " bytes");
        }
        return true;
    }

    private int read() throws IOException {
        try {
            return in.read(buffer, end, buffer.length - end);
        } catch (EOFException e) {
            throw new BillRefusedException(BillFault.BILL_TRUNCATED,
                    "the compressed file ends in line " + (number + 1));
        }
    }

    private String text(int from, int to) throws BillRefusedException {
        int begin = number == 1 && startsWithMark(from, to) ? from + MARK.length : from;
        try {
            return utf8.decode(ByteBuffer.wrap(buffer, begin, to - begin)).toString();
        } catch (CharacterCodingException e) {
            throw new BillRefusedException(
                    BillFault.BILL_NOT_UTF8, "line " + number + " is not UTF-8");
        }
    }

    private boolean startsWithMark(int from, int to) {
        return to - from >= MARK.length && buffer[from] == MARK[0]
                && buffer[from + 1] == MARK[1] && buffer[from + 2] == MARK[2];
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
