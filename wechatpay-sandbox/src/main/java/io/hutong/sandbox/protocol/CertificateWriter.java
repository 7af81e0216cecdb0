package io.hutong.sandbox.protocol;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes a self-signed X.509 v3 certificate, which the JDK can read but has no public way to make.
 * Only the subset of DER that such a certificate needs (RFC 5280 §4.1).
 */
final class CertificateWriter {

    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int NULL = 0x05;
    private static final int OBJECT_ID = 0x06;
    private static final int UTF8_STRING = 0x0c;
    private static final int UTC_TIME = 0x17;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int EXPLICIT_0 = 0xa0;
    private static final int LONG_FORM = 0x80;
    private static final int BYTE = 0xff;
    private static final byte[] SHA256_WITH_RSA =
            {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x0b};
    private static final byte[] COMMON_NAME = {0x55, 0x04, 0x03};
    private static final byte[] ORGANISATION = {0x55, 0x04, 0x0a};
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private CertificateWriter() {
    }

    /** The DER of a certificate for {@code keys}; {@code serial} is 20 positive bytes. */
    static byte[] selfSigned(KeyPair keys, String name, BigInteger serial, Validity validity) {
        byte[] subject = name(name);
        byte[] body = der(SEQUENCE,
                der(EXPLICIT_0, der(INTEGER, new byte[] {2})),
                der(INTEGER, serial.toByteArray()),
                algorithm(),
                subject,
                der(SEQUENCE, time(validity.from()), time(validity.until())),
                subject,
                keys.getPublic().getEncoded());
        byte[] signature = Crypto.sign(keys.getPrivate(), body);
        return der(SEQUENCE, body, algorithm(), der(BIT_STRING, new byte[] {0}, signature));
    }

    private static byte[] name(String commonName) {
        return der(SEQUENCE,
                der(SET, attribute(ORGANISATION, "Hutong WeChat Pay Sandbox")),
                der(SET, attribute(COMMON_NAME, commonName)));
    }

    private static byte[] attribute(byte[] type, String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        return der(SEQUENCE, der(OBJECT_ID, type), der(UTF8_STRING, text));
    }

    private static byte[] algorithm() {
        return der(SEQUENCE, der(OBJECT_ID, SHA256_WITH_RSA), der(NULL));
    }

    private static byte[] time(Instant instant) {
        return der(UTC_TIME, UTC.format(instant).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        writeLength(out, content.size());
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length < LONG_FORM) {
            out.write(length);
            return;
        }
        byte[] bytes = BigInteger.valueOf(length).toByteArray();
        int skip = bytes[0] == 0 ? 1 : 0;
        out.write(LONG_FORM | (bytes.length - skip) & BYTE);
        out.write(bytes, skip, bytes.length - skip);
    }

    /** The time in which a certificate may be used. */
    record Validity(Instant from, Instant until) {
    }
}
