package io.hutong.acceptance.dsl;

import static io.hutong.acceptance.driver.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.acceptance.driver.RunningCluster;
import io.hutong.cluster.client.Api;
import io.hutong.cluster.layout.Member;
import io.hutong.kernel.id.OrderIds;
import io.hutong.kernel.money.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The three places where the truth stands: WeChat's own book, our ledger, the shelves. */
public final class Books {

    private static final Duration SOON = Duration.ofSeconds(90);

    private final Api api;

    Books(RunningCluster cluster) {
        this.api = cluster.operator();
    }

    /** WeChat took this much for the order, by one debit per merchant, and keeps it frozen. */
    public void showPaid(Order order, Money... parts) {
        assertThat(debits(order).stream().filter(debit -> refunded(debit) == 0)
                .map(debit -> debit.path("total").asLong()).sorted().toList())
                .isEqualTo(List.of(parts).stream().map(Money::total).sorted().toList());
    }

    /** Of whatever WeChat took for the order, nothing is left. */
    public void showNothingTaken(Order order) {
        long kept = debits(order).stream()
                .mapToLong(debit -> debit.path("total").asLong() - refunded(debit)).sum();
        assertThat(kept).as("fen that WeChat keeps of order %s", order.id()).isZero();
    }

    /** The same for many orders, with one look into the book. */
    public void showNothingTaken(Collection<Order> orders) {
        Set<String> ids = orders.stream().map(Order::id).collect(Collectors.toSet());
        long kept = api.get(Member.SANDBOX, "/sandbox/book").path("transactions").valueStream()
                .filter(debit -> !debit.path("success_time").asString("").isEmpty())
                .filter(debit -> ids.contains(orderOf(debit)))
                .mapToLong(debit -> debit.path("total").asLong() - refunded(debit)).sum();
        assertThat(kept).as("fen that WeChat keeps of %d orders", ids.size()).isZero();
    }

    private static String orderOf(JsonNode debit) {
        String number = debit.path("out_trade_no").asString("");
        return number.substring(0, Math.min(OrderIds.LENGTH, number.length()));
    }

    /** WeChat's own book and our ledger say that so much went back. */
    public void showRefunded(Order order, Money amount) {
        assertThat(debits(order).stream().mapToLong(Books::refunded).sum())
                .isEqualTo(amount.total());
        assertThat(payment(order).path("sub_payments").valueStream()
                .mapToLong(part -> part.at("/refunded/total").asLong()).sum())
                .isEqualTo(amount.total());
    }

    /** WeChat gave back this much of the order in all. */
    public void showRefundedOnce(Order order, Money total) {
        eventually("refund of order " + order.id(), SOON, () -> debits(order).stream()
                .mapToLong(Books::refunded).sum(), refunded -> refunded == total.total());
    }

    /** WeChat never charged the order at all. */
    public void showNoDebit(Order order) {
        assertThat(debits(order)).isEmpty();
    }

    /** Pieces that can be sold. */
    public void showAvailable(Product product, int pieces) {
        eventually(pieces + " pieces of " + product.sku() + " for sale", SOON,
                () -> stock(product), stock -> stock.path("available").asInt(-1) == pieces);
    }

    /** WeChat's own shipping desk has a parcel for each of that many parts. */
    public void showParcelsInWechat(Order order, int parts) {
        eventually(parts + " parcels of " + order.id(), SOON, () -> payment(order),
                view -> view.path("parcels").valueStream()
                        .filter(parcel -> parcel.path("state").asString("").equals("UPLOADED"))
                        .count() == parts);
    }

    /** The channel has accepted the division of every part and takes its time. */
    public void showSharesUnderWay(Order order) {
        eventually("shares of " + order.id(), SOON, () -> payment(order),
                view -> view.path("splits").valueStream()
                        .allMatch(split -> !split.path("state").asString("").equals("PLANNED")));
    }

    public void showNothingShared(Order order) {
        assertThat(sharedOf(order)).isEqualTo(Money.ZERO);
    }

    /** WeChat's book, payment-service and the campaign's budget have all spent this much on it. */
    public void showSubsidised(Order order, String campaign, Money amount) {
        eventually("subsidy of " + amount + " for " + order.id(), SOON,
                () -> List.of(debits(order).stream()
                        .mapToLong(debit -> debit.path("subsidy").asLong()).sum(),
                        subsidyPaid(order),
                        api.get(Member.MERCHANT, "/v1/subsidies/" + campaign)
                                .at("/committed/total").asLong()),
                spent -> spent.stream().allMatch(fen -> fen == amount.total()));
    }

    /** The platforms' statement of today has these claims from the order, in fen by kind. */
    public void showClaims(Order order, Map<String, Long> claims) {
        eventually("claims from " + order.id(), SOON, () -> claimsOf(order), claims::equals);
    }

    private Map<String, Long> claimsOf(Order order) {
        Map<String, Long> found = new TreeMap<>();
        String cursor = "";
        do {
            JsonNode page = api.get(Member.PAYMENT, "/v1/statements/platforms/"
                    + LocalDate.now(ZoneId.of("Asia/Shanghai")) + "?limit=1000&cursor=" + cursor);
            page.path("items").valueStream()
                    .filter(claim -> claim.path("order_id").asString("").equals(order.id()))
                    .forEach(claim -> found.merge(claim.path("kind").asString(""),
                            claim.at("/amount/total").asLong(), Long::sum));
            cursor = page.path("next_cursor").asString("");
        } while (!cursor.isEmpty());
        return found;
    }

    private long subsidyPaid(Order order) {
        JsonNode payment = payment(order);
        long paid = payment.path("splits").valueStream()
                .filter(split -> split.path("subsidised").asBoolean(false))
                .mapToLong(split -> split.at("/subsidy/total").asLong()).sum();
        return paid - payment.path("follow_ups").valueStream()
                .filter(task -> task.path("kind").asString("").equals("SUBSIDY_RETURN")
                        && task.path("state").asString("").equals("DONE"))
                .mapToLong(task -> task.at("/amount/total").asLong()).sum();
    }

    /** What receivers have of the order by WeChat's own book. */
    public Money sharedOf(Order order) {
        return Money.fen(debits(order).stream()
                .mapToLong(debit -> debit.path("shared").asLong(0)).sum());
    }

    /** Nobody has to look at it. */
    public void showNoCase(Order order) {
        assertThat(payment(order).path("cases")).isEmpty();
    }

    /** Today's orders are, item by item, the same in WeChat's bills and in our ledger. */
    public void agreeWithTodaysBills() {
        JsonNode result = api.post(Member.PAYMENT, "/v1/reconciliations",
                Map.of("date", LocalDate.now(ZoneId.of("Asia/Shanghai")).toString()));
        assertThat(result.path("counts").path("matched").asLong()).as(result.toString())
                .isPositive();
        assertThat(result.path("items")).as(result.toString()).isEmpty();
    }

    private JsonNode payment(Order order) {
        return api.get(Member.PAYMENT, "/v1/payments/" + order.id());
    }

    private List<JsonNode> debits(Order order) {
        return api.get(Member.SANDBOX, "/sandbox/book").path("transactions").valueStream()
                .filter(debit -> debit.path("out_trade_no").asString("").startsWith(order.id()))
                .filter(debit -> !debit.path("success_time").asString("").isEmpty())
                .toList();
    }

    private static long refunded(JsonNode debit) {
        return debit.path("refunded").asLong(0);
    }

    private JsonNode stock(Product product) {
        String cursor = "";
        do {
            JsonNode page = api.get(Member.MERCHANT, "/v1/stock?limit=100&cursor=" + cursor);
            for (JsonNode stock : page.path("items")) {
                if (stock.path("sku").asString().equals(product.sku())) {
                    return stock;
                }
            }
            cursor = page.path("next_cursor").asString("");
        } while (!cursor.isEmpty());
        throw new AssertionError("no stock of " + product.sku());
    }
}
