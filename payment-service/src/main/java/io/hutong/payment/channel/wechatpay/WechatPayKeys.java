package io.hutong.payment.channel.wechatpay;

import com.wechat.pay.java.core.auth.Credential;
import com.wechat.pay.java.core.auth.Validator;
import com.wechat.pay.java.core.auth.WechatPay2Credential;
import com.wechat.pay.java.core.auth.WechatPay2Validator;
import com.wechat.pay.java.core.certificate.InMemoryCertificateProvider;
import com.wechat.pay.java.core.cipher.AeadAesCipher;
import com.wechat.pay.java.core.cipher.AeadCipher;
import com.wechat.pay.java.core.cipher.RSASigner;
import com.wechat.pay.java.core.cipher.RSAVerifier;
import com.wechat.pay.java.core.cipher.Signer;
import com.wechat.pay.java.core.cipher.Verifier;
import com.wechat.pay.java.core.util.PemUtil;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.List;

/** The official SDK's signer, verifier and cipher, made from the platform's credentials. */
final class WechatPayKeys {

    private final WechatPayCredentials credentials;
    private final Verifier verifier;

    WechatPayKeys(WechatPayCredentials credentials) {
        this.credentials = credentials;
        this.verifier = verifierOf(credentials);
    }

    Credential credential() {
        return new WechatPay2Credential(credentials.mchid(), signer());
    }

    Signer signer() {
        return new RSASigner(credentials.certificateSerialNo(),
                PemUtil.loadPrivateKeyFromString(credentials.privateKey()));
    }

    Validator validator() {
        return new WechatPay2Validator(verifier);
    }

    Verifier verifier() {
        return verifier;
    }

    AeadCipher cipher() {
        return new AeadAesCipher(credentials.apiV3Key().getBytes(StandardCharsets.UTF_8));
    }

    /** Accepts WeChat Pay's public key and its platform certificate: both occur in a change. */
    private static Verifier verifierOf(WechatPayCredentials credentials) {
        PublicKey key = PemUtil.loadPublicKeyFromString(credentials.publicKey());
        String certificate = credentials.platformCertificate();
        if (certificate == null || certificate.isBlank()) {
            return new RSAVerifier(key, credentials.publicKeyId());
        }
        return new RSAVerifier(key, credentials.publicKeyId(), new InMemoryCertificateProvider(
                List.of(PemUtil.loadX509FromString(certificate))));
    }
}
