package io.hutong.sandbox;

import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.RSAAutoCertificateConfig;
import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import tools.jackson.databind.JsonNode;

/** The official SDK, with nothing changed but the host that it calls. */
final class Sdk {

    private final WechatPaySandbox sandbox;
    private final JsonNode merchant;

    Sdk(WechatPaySandbox sandbox, String mchid) {
        this.sandbox = sandbox;
        this.merchant = Api.as(mchid, sandbox).merchant();
    }

    String appid() {
        return text("appid");
    }

    String mchid() {
        return text("mchid");
    }

    RSAPublicKeyConfig publicKeyConfig() {
        return new RSAPublicKeyConfig.Builder().merchantId(mchid())
                .privateKey(text("private_key"))
                .merchantSerialNumber(text("certificate_serial_no"))
                .publicKey(text("public_key")).publicKeyId(text("public_key_id"))
                .apiV3Key(text("api_v3_key")).build();
    }

    /** Downloads the platform certificates while it is built. */
    RSAAutoCertificateConfig certificateConfig() {
        return new RSAAutoCertificateConfig.Builder().merchantId(mchid())
                .privateKey(text("private_key"))
                .merchantSerialNumber(text("certificate_serial_no"))
                .apiV3Key(text("api_v3_key"))
                .httpClientBuilder(new DefaultHttpClientBuilder().okHttpClient(redirected()))
                .build();
    }

    HttpClient client(Config config) {
        return new DefaultHttpClientBuilder().config(config).okHttpClient(redirected()).build();
    }

    private OkHttpClient redirected() {
        HttpUrl target = HttpUrl.get(sandbox.baseUrl());
        return new OkHttpClient.Builder().addInterceptor(chain -> {
            Request request = chain.request();
            HttpUrl url = request.url().newBuilder().scheme(target.scheme()).host(target.host())
                    .port(target.port()).build();
            return chain.proceed(request.newBuilder().url(url).build());
        }).build();
    }

    private String text(String name) {
        return merchant.path(name).asString();
    }
}
