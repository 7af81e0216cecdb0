package io.hutong.payment.wechatpay;

import com.wechat.pay.java.core.http.okhttp.OkHttpClientAdapter;
import io.hutong.payment.bill.BillChannel;
import io.hutong.payment.channel.ChannelLimits;
import io.hutong.payment.channel.ChannelWatch;
import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.payment.shipping.ShippingChannel;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the adapter together. */
@Configuration(proxyBeanMethods = false)
class WechatPayConfiguration {

    /** WeChat Pay closes idle connections after 8 s; ours go before, so that none is half dead. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(7);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    @Bean
    WechatPayCredentials wechatPayCredentials(WechatPaySettings settings) {
        return WechatPayCredentials.read(settings.credentials());
    }

    @Bean
    PlatformIdentity platformIdentity(
            WechatPayCredentials credentials, WechatPaySettings settings) {
        return new PlatformIdentity(credentials.mchid(), credentials.appid(),
                credentials.planId(), settings.appids());
    }

    @Bean
    ChannelLimits channelLimits(WechatPaySettings settings) {
        return new ChannelLimits(settings.callTimeout());
    }

    @Bean
    KeyRenewal keyRenewal(WechatPayCredentials credentials, WechatPaySettings settings,
            ChannelWatch watch) {
        FastCrypto.install();
        OkHttpClient http = httpClient(settings);
        String url = settings.keys().credentialsUrl();
        return new KeyRenewal(credentials,
                new CredentialSources(settings.credentials(),
                        url == null || url.isBlank() ? null : url, http),
                new CertificateSource(http, withoutSlash(settings.url().toString())),
                new KeyRenewal.Pace(settings.keys().pause(), settings.keys().every()),
                watch::recovered);
    }

    @Bean
    KeyClock keyClock(KeyRenewal renewal, WechatPaySettings settings) {
        return new KeyClock(renewal, settings.keys().look());
    }

    @Bean
    LiveKeys liveKeys(KeyRenewal renewal) {
        return new LiveKeys(renewal);
    }

    @Bean
    SignedCalls.Watch callWatch(LiveKeys keys, ChannelWatch channel, MeterRegistry meters) {
        return new SignedCalls.Watch(keys::doubt, channel, meters);
    }

    @Bean
    WechatPayCallbacks callbacks(LiveKeys keys, InstantSource clock) {
        return new WechatPayCallbacks(
                new WechatPayNotifications(keys.verifier(), keys.cipher(), clock));
    }

    @Bean
    PaymentRequests paymentRequests(LiveKeys keys, InstantSource clock) {
        return new PaymentRequests(keys.signer(), clock);
    }

    @Bean
    Caller wechatPayCaller(WechatPaySettings settings, WechatPayCredentials credentials) {
        return new Caller(credentials.mchid(), credentials.planId(),
                withoutSlash(settings.notifyUrl().toString()));
    }

    @Bean
    SignedCalls signedCalls(WechatPaySettings settings, LiveKeys keys, SignedCalls.Watch watch) {
        return new SignedCalls(new OkHttpClientAdapter(
                keys.credential(), keys.validator(), httpClient(settings)),
                withoutSlash(settings.url().toString()),
                new ChannelGuard("wechatpay", settings, watch.meters()), watch);
    }

    @Bean
    WechatPayDebits wechatPayDebits(SignedCalls calls, Caller caller) {
        return new WechatPayDebits(calls, caller);
    }

    @Bean
    WechatPayCashier wechatPayCashier(
            SignedCalls calls, Caller caller, PaymentRequests requests) {
        return new WechatPayCashier(calls, caller, requests);
    }

    @Bean
    WechatPayMandates wechatPayMandates(SignedCalls calls, Caller caller) {
        return new WechatPayMandates(calls, caller);
    }

    @Bean
    WechatPayRefunds wechatPayRefunds(SignedCalls calls, Caller caller) {
        return new WechatPayRefunds(calls, caller);
    }

    @Bean
    WechatPaySharing wechatPaySharing(SignedCalls calls) {
        return new WechatPaySharing(calls);
    }

    @Bean
    WechatPaySubsidies wechatPaySubsidies(SignedCalls calls) {
        return new WechatPaySubsidies(calls);
    }

    @Bean
    ShippingChannel shippingChannel(WechatPaySettings payments, MiniProgramSettings settings,
            InstantSource clock, SignedCalls.Watch watch) {
        return new WechatShipping(new MiniProgramCalls(httpClient(payments),
                withoutSlash(settings.url().toString()), watch), settings, clock);
    }

    /** A large bill takes longer than a call may: only silence ends its download. */
    @Bean
    BillChannel billChannel(WechatPaySettings settings, LiveKeys keys,
            SignedCalls.Watch watch) {
        OkHttpClient http = httpClient(settings);
        String url = withoutSlash(settings.url().toString());
        return new WechatPayBills(new SignedCalls(
                new OkHttpClientAdapter(keys.credential(), keys.validator(), http), url,
                new ChannelGuard("wechatpay-bills", settings, watch.meters()), watch),
                new OkHttpClientAdapter(keys.credential(), keys.validator(),
                        http.newBuilder().callTimeout(Duration.ZERO).build()),
                url);
    }

    /**
     * No repeat below us: a debit that was perhaps sent is never sent again without a decision.
     * HTTP/1.1, because the SDK looks its headers up case-sensitively.
     */
    private static OkHttpClient httpClient(WechatPaySettings settings) {
        return new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(settings.maxConcurrentCalls(),
                        KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS))
                .connectTimeout(CONNECT_TIMEOUT)
                .readTimeout(settings.callTimeout())
                .writeTimeout(settings.callTimeout())
                .callTimeout(settings.callTimeout())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .build();
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
