package io.hutong.sandbox.protocol;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Makes keys, serials and certificates: real randomness, whatever seed the behaviour has. */
final class KeyMaker {

    private static final Duration VALIDITY = Duration.ofDays(5 * 365);
    private static final Duration BACKDATED = Duration.ofDays(1);
    private static final int SERIAL_BYTES = 20;
    private static final int KEY_CHARACTERS = 32;
    private static final int PUBLIC_KEY_ID_DIGITS = 28;
    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final SecureRandom random = new SecureRandom();

    IdentityFile.Content firstIdentities(IdentityPlan plan) {
        CompletableFuture<PlatformKey> certificate =
                CompletableFuture.supplyAsync(this::certificate);
        CompletableFuture<PlatformKey> publicKey = CompletableFuture.supplyAsync(this::publicKey);
        List<CompletableFuture<Merchant>> merchants = plan.merchants().stream()
                .map(wanted -> CompletableFuture.supplyAsync(() -> merchant(wanted)))
                .toList();
        return new IdentityFile.Content(
                merchants.stream().map(CompletableFuture::join).toList(),
                List.of(certificate.join()), publicKey.join());
    }

    private Merchant merchant(IdentityPlan.Wanted wanted) {
        return new Merchant(wanted.mchid(), wanted.appid(), wanted.role(),
                credentials(wanted.mchid()), wanted.planId(), wanted.publicKeyOnly(),
                wanted.subMchids());
    }

    Merchant.Credentials credentials(String mchid) {
        KeyPair keys = Crypto.newKeyPair();
        BigInteger serial = serial();
        byte[] der = CertificateWriter.selfSigned(keys, mchid, serial, validity());
        return new Merchant.Credentials(hex(serial), Pem.certificate(der), keys.getPrivate(),
                keys.getPublic(), apiV3Key(), publicKeyId(mchid));
    }

    PlatformKey certificate() {
        KeyPair keys = Crypto.newKeyPair();
        BigInteger serial = serial();
        CertificateWriter.Validity validity = validity();
        byte[] der = CertificateWriter.selfSigned(keys, "Tenpay.com sandbox", serial, validity);
        return new PlatformKey(hex(serial), keys.getPrivate(), keys.getPublic(),
                Pem.certificate(der), validity.from(), validity.until());
    }

    private PlatformKey publicKey() {
        KeyPair keys = Crypto.newKeyPair();
        return new PlatformKey("PUB_KEY_ID", keys.getPrivate(), keys.getPublic(), null,
                Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));
    }

    private static CertificateWriter.Validity validity() {
        Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
        return new CertificateWriter.Validity(now.minus(BACKDATED), now.plus(VALIDITY));
    }

    /** Twenty positive bytes whose hex has 40 digits, as WeChat Pay's serials have. */
    private BigInteger serial() {
        byte[] bytes = new byte[SERIAL_BYTES];
        random.nextBytes(bytes);
        bytes[0] = (byte) (bytes[0] & 0x3f | 0x40);
        return new BigInteger(1, bytes);
    }

    private static String hex(BigInteger serial) {
        return HexFormat.of().withUpperCase().formatHex(serial.toByteArray());
    }

    private String apiV3Key() {
        StringBuilder key = new StringBuilder(KEY_CHARACTERS);
        for (int i = 0; i < KEY_CHARACTERS; i++) {
            key.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return key.toString();
    }

    private static String publicKeyId(String mchid) {
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.now(ZoneOffset.UTC));
        StringBuilder digits = new StringBuilder("01").append(mchid).append(day);
        while (digits.length() < PUBLIC_KEY_ID_DIGITS) {
            digits.append('0');
        }
        return "PUB_KEY_ID_" + digits;
    }
}
