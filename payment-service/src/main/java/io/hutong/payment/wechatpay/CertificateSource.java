package io.hutong.payment.wechatpay;

import com.wechat.pay.java.core.auth.Validator;
import com.wechat.pay.java.core.certificate.CertificateDownloader;
import com.wechat.pay.java.core.certificate.CertificateHandler;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.http.HttpHeaders;
import com.wechat.pay.java.core.http.okhttp.OkHttpClientAdapter;
import com.wechat.pay.java.core.util.PemUtil;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /v3/certificates} by the official SDK's downloader. Its automatic configuration is
 * not used: it keeps one static map for the whole process, and a merchant that has only the public
 * key keeps it from starting.
 */
class CertificateSource {

    private static final Logger log = LoggerFactory.getLogger(CertificateSource.class);
    private static final String PATH = "/v3/certificates?algorithm_type=RSA";
    private static final String NONE = "RESOURCE_NOT_EXISTS";

    private final OkHttpClient client;
    private final String url;

    CertificateSource(OkHttpClient client, String baseUrl) {
        this.client = client;
        this.url = baseUrl + PATH;
    }

    /** @return empty when there is no answer; an empty list for who has only the public key */
    Optional<List<X509Certificate>> download(Keyring keys) {
        try {
            return Optional.of(new CertificateDownloader.Builder().downloadUrl(url)
                    .httpClient(new OkHttpClientAdapter(
                            keys.credential(), new Unverified(keys.preferred()), client))
                    .aeadCipher(keys.cipher()).certificateHandler(new Handler()).build()
                    .download().values().stream().filter(CertificateSource::isValid).toList());
        } catch (ServiceException e) {
            if (NONE.equals(e.getErrorCode())) {
                return Optional.of(List.of());
            }
            log.warn("WeChat Pay's certificates were not downloaded: HTTP {} {}",
                    e.getHttpStatusCode(), e.getErrorCode());
            return Optional.empty();
        } catch (RuntimeException e) {
            // The SDK throws many unchecked kinds; whatever it is, there is nothing to trust.
            log.warn("WeChat Pay's certificates were not downloaded: {}",
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static boolean isValid(X509Certificate certificate) {
        try {
            certificate.checkValidity();
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    /**
     * The answer may be signed by the very certificate that it brings. What proves it is its
     * encryption with the API v3 key, which nobody else has.
     */
    private record Unverified(String preferred) implements Validator {

        @Override
        public <T> boolean validate(HttpHeaders headers, String body) {
            return true;
        }

        @Override
        public <T> String getSerialNumber() {
            return preferred;
        }
    }

    private record Handler() implements CertificateHandler {

        @Override
        public X509Certificate generateCertificate(String pem) {
            return PemUtil.loadX509FromString(pem);
        }

        @Override
        public void validateCertPath(X509Certificate certificate) {
            // the API v3 key vouches for it
        }
    }
}
