package io.hutong.payment.wechatpay;

import com.wechat.pay.java.core.auth.Credential;
import com.wechat.pay.java.core.auth.Validator;
import com.wechat.pay.java.core.auth.WechatPay2Validator;
import com.wechat.pay.java.core.cipher.AeadCipher;
import com.wechat.pay.java.core.cipher.SignatureResult;
import com.wechat.pay.java.core.cipher.Signer;
import com.wechat.pay.java.core.cipher.Verifier;
import java.net.URI;

/**
 * The keys that are in use now. Everything that signs, verifies or decrypts goes through here, so
 * that keys are exchanged while the service runs.
 */
final class LiveKeys {

    private final KeyRenewal renewal;

    LiveKeys(KeyRenewal renewal) {
        this.renewal = renewal;
    }

    Credential credential() {
        return new Credential() {
            @Override
            public String getSchema() {
                return renewal.current().credential().getSchema();
            }

            @Override
            public String getMerchantId() {
                return renewal.current().credential().getMerchantId();
            }

            @Override
            public String getAuthorization(URI uri, String method, String body) {
                return renewal.current().credential().getAuthorization(uri, method, body);
            }
        };
    }

    Validator validator() {
        return new WechatPay2Validator(verifier());
    }

    /** What is signed by a key that we do not know has it looked for, and is then judged. */
    Verifier verifier() {
        return new Verifier() {
            @Override
            public boolean verify(String serial, String message, String signature) {
                if (!renewal.current().knows(serial)) {
                    renewal.findKey(serial);
                }
                Keyring keys = renewal.current();
                boolean genuine = keys.verifies(serial, message, signature);
                if (!genuine && keys.knows(serial)) {
                    renewal.doubt();
                }
                return genuine;
            }

            @Override
            public String getSerialNumber() {
                return renewal.current().preferred();
            }
        };
    }

    Signer signer() {
        return new Signer() {
            @Override
            public SignatureResult sign(String message) {
                return renewal.current().signer().sign(message);
            }

            @Override
            public String getAlgorithm() {
                return renewal.current().signer().getAlgorithm();
            }
        };
    }

    AeadCipher cipher() {
        return new AeadCipher() {
            @Override
            public String encrypt(byte[] associated, byte[] nonce, byte[] plain) {
                return renewal.current().cipher().encrypt(associated, nonce, plain);
            }

            @Override
            public String decrypt(byte[] associated, byte[] nonce, byte[] sealed) {
                return renewal.current().cipher().decrypt(associated, nonce, sealed);
            }
        };
    }

    /** The channel refused our signature, or its own did not fit. */
    void doubt() {
        renewal.doubt();
    }
}
