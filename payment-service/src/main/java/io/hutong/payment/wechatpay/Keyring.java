package io.hutong.payment.wechatpay;

import com.wechat.pay.java.core.auth.Credential;
import com.wechat.pay.java.core.auth.WechatPay2Credential;
import com.wechat.pay.java.core.certificate.InMemoryCertificateProvider;
import com.wechat.pay.java.core.cipher.AeadAesCipher;
import com.wechat.pay.java.core.cipher.AeadCipher;
import com.wechat.pay.java.core.cipher.RSASigner;
import com.wechat.pay.java.core.cipher.RSAVerifier;
import com.wechat.pay.java.core.cipher.Signer;
import com.wechat.pay.java.core.cipher.Verifier;
import com.wechat.pay.java.core.util.PemUtil;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one moment: ours, and all with which WeChat Pay signs, by their serials. During a
 * change of certificates, or from certificates to a public key, both kinds arrive for days.
 * Immutable; made of the official SDK's signer, verifiers and cipher.
 *
 * @param verifiers by what {@code Wechatpay-Serial} says
 * @param preferred the key that answers are to be signed with; empty: the channel chooses
 */
record Keyring(WechatPayCredentials credentials, Signer signer, Credential credential,
        AeadCipher cipher, Map<String, Verifier> verifiers, String preferred) {

    /** Certificates that are kept, the newest first: two during a rotation, some to spare. */
    static final int MAX_CERTIFICATES = 8;

    /** @throws RuntimeException when one of the keys is none */
    static Keyring of(WechatPayCredentials own, Collection<X509Certificate> certificates) {
        Map<String, Verifier> verifiers = new LinkedHashMap<>();
        String publicKey = own.publicKey();
        String publicKeyId = own.publicKeyId();
        if (publicKey != null && publicKeyId != null) {
            verifiers.put(publicKeyId, new RSAVerifier(
                    PemUtil.loadPublicKeyFromString(publicKey), publicKeyId));
        }
        certificates.stream().sorted(Comparator.comparing(X509Certificate::getNotBefore)
                .reversed()).limit(MAX_CERTIFICATES)
                .forEach(one -> verifiers.putIfAbsent(PemUtil.getSerialNumber(one),
                        new RSAVerifier(new InMemoryCertificateProvider(List.of(one)))));
        X509Certificate given = own.certificate();
        if (given != null) {
            verifiers.putIfAbsent(PemUtil.getSerialNumber(given),
                    new RSAVerifier(new InMemoryCertificateProvider(List.of(given))));
        }
        Signer signer = new RSASigner(own.certificateSerialNo(),
                PemUtil.loadPrivateKeyFromString(own.privateKey()));
        return new Keyring(own, signer, new WechatPay2Credential(own.mchid(), signer),
                new AeadAesCipher(own.apiV3Key().getBytes(StandardCharsets.UTF_8)),
                Map.copyOf(verifiers),
                verifiers.keySet().stream().findFirst().orElse(""));
    }

    boolean knows(@Nullable String serial) {
        return serial != null && verifiers.containsKey(serial);
    }

    /** @return false also where the SDK would throw: not base 64, an unknown serial */
    boolean verifies(String serial, String message, String signature) {
        Verifier verifier = verifiers.get(serial);
        try {
            return verifier != null && verifier.verify(serial, message, signature);
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "Keyring[" + credentials + ", " + verifiers.keySet() + "]";
    }
}
