package io.hutong.payment.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The hashes of the chain: of one transfer, and of a block over the one before it. */
final class TransferDigest {

    static final int BYTES = 32;
    /** What the first block follows. */
    static final byte[] GENESIS = new byte[BYTES];

    private TransferDigest() {
    }

    /** Every field with its length, so that no two different rows give the same bytes. */
    static byte[] of(ChainedRow row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(row.id()).array());
        for (String field : List.of(row.entry(), row.kind(), row.orderId(), row.debit(),
                row.credit(), row.bookedAt())) {
            byte[] text = field.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
            bytes.writeBytes(text);
        }
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(row.amount()).array());
        return sha256().digest(bytes.toByteArray());
    }

    /** @param xidEnd the bound up to which the block covers transactions */
    static byte[] block(byte[] previous, long xidEnd, byte[] digests) {
        MessageDigest hash = sha256();
        hash.update(previous);
        hash.update(ByteBuffer.allocate(Long.BYTES).putLong(xidEnd).array());
        return hash.digest(digests);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
