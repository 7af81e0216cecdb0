package io.hutong.sandbox.bill;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Files that wait to be downloaded: a few minutes, and only so many bytes. */
final class BillFiles {

    private static final long MAX_BYTES = 32L * 1024 * 1024;

    private final Map<String, BillFile> files = new LinkedHashMap<>();
    private long bytes;

    /** A file for {@code mchid} until the business time {@code until}; gzip or plain text. */
    record BillFile(String mchid, byte[] content, boolean gzip, long until) {
    }

    /** Keeps a file, at the cost of the oldest ones; the token to fetch it with. */
    synchronized String keep(BillFile file) {
        String token = UUID.randomUUID().toString().replace("-", "")
                + UUID.randomUUID().toString().replace("-", "");
        files.put(token, file);
        bytes += file.content().length;
        Iterator<BillFile> oldest = files.values().iterator();
        while (bytes > MAX_BYTES && files.size() > 1) {
            bytes -= oldest.next().content().length;
            oldest.remove();
        }
        return token;
    }

    synchronized Optional<BillFile> find(String token, String mchid, long now) {
        return Optional.ofNullable(files.get(token))
                .filter(file -> file.mchid().equals(mchid) && now <= file.until());
    }
}
