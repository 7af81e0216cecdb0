package io.hutong.payment.testing;

import static org.awaitility.Awaitility.await;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.kernel.id.OrderIds;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Fallback;
import io.hutong.kernel.trade.SettlementTerms;
import io.hutong.web.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A buyer with a signed mandate. */
public final class Shopper {

    public static final String TEA = "m-tea";
    public static final String MUG = "m-mug";

    private static final String APPID = "wxhutong0000demo01";
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final SettlementTerms TERMS = new SettlementTerms(
            new BasisPoints(500), new BasisPoints(200), new BasisPoints(60));

    private final PaymentApp app;
    private final String openid;
    private final String token;

    private Shopper(PaymentApp app) {
        this.app = app;
        this.openid = "oShopper" + NEXT.incrementAndGet();
        this.token = TestTokens.shared().buyer(id());
    }

    /** Somebody who has signed nothing yet. */
    public static Shopper stranger(PaymentApp app) {
        return new Shopper(app);
    }

    public static Shopper withMandate(PaymentApp app) {
        Shopper shopper = new Shopper(app);
        shopper.sign();
        return shopper;
    }

    public String id() {
        return app.buyerIds().idOf(APPID, openid);
    }

    public String openid() {
        return openid;
    }

    public String token() {
        return token;
    }

    /** Starts a mandate and signs it inside WeChat; returns when the service knows. */
    public String sign() {
        var started = app.http().post("/v1/mandates", token, "{}").json();
        app.wechat().sign(started.path("pre_entrustweb_id").asString(), openid);
        await().until(() -> status().equals("SIGNED"));
        return started.path("mandate_id").asString();
    }

    public String status() {
        var answer = app.http().get("/v1/mandates/current", token);
        return answer.status() == 200 ? answer.json().path("status").asString() : answer.code();
    }

    /** A command for a cart with one part of each of that many merchants. */
    public AuthorizePayment orderFrom(int merchants, int fenEach) {
        List<AuthorizePayment.Part> parts = new ArrayList<>();
        for (int i = 1; i <= merchants; i++) {
            parts.add(new AuthorizePayment.Part("m-" + i, i % 2 == 0 ? "1900000101" : "1900000102",
                    Money.fen(fenEach), "goods of m-" + i, TERMS));
        }
        return new AuthorizePayment(OrderIds.next(), id(), "wx-hutong-demo",
                Money.fen(fenEach).times(merchants), parts, Fallback.NONE);
    }

    /** An order that may be paid at the cashier. */
    public AuthorizePayment orderWithCashier(Object... merchantsAndFen) {
        AuthorizePayment order = order(merchantsAndFen);
        return new AuthorizePayment(order.orderId(), order.buyerId(), order.miniProgram(),
                order.total(), order.parts(), Fallback.CASHIER, app.sealed(openid, id()));
    }

    /** A command for a new order: one part per merchant and amount in fen. */
    public AuthorizePayment order(Object... merchantsAndFen) {
        List<AuthorizePayment.Part> parts = new ArrayList<>();
        Money total = Money.ZERO;
        for (int i = 0; i < merchantsAndFen.length; i += 2) {
            String merchant = (String) merchantsAndFen[i];
            Money amount = Money.fen((Integer) merchantsAndFen[i + 1]);
            parts.add(new AuthorizePayment.Part(merchant,
                    merchant.equals(TEA) ? "1900000101" : "1900000102", amount,
                    "goods of " + merchant, TERMS));
            total = total.plus(amount);
        }
        return new AuthorizePayment(OrderIds.next(), id(), "wx-hutong-demo", total, parts,
                Fallback.NONE);
    }
}
