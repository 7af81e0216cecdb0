package io.hutong.sandbox.subsidy;

import io.hutong.sandbox.book.Family;
import io.hutong.sandbox.book.Movement;
import io.hutong.sandbox.book.Trade;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.clock.BusinessClock;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Answer.Refusal;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Endpoint;
import io.hutong.sandbox.protocol.Fields;
import io.hutong.sandbox.protocol.Fingerprint;
import io.hutong.sandbox.protocol.Merchant;
import io.hutong.sandbox.protocol.Routes;
import io.hutong.sandbox.store.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code /v3/ecommerce/subsidies}: create, return, cancel; the platform pays from its account. */
public final class Subsidies implements Family {

    private static final String ROOT = "/v3/ecommerce/subsidies";

    private final World world;
    private final Table<Subsidy> table;

    public Subsidies(World world) {
        this.world = world;
        this.table = world.store().table("subsidies", Subsidy.class, Subsidy::key);
    }

    @Override
    public void addTo(Routes routes) {
        routes.signed("POST", ROOT + "/create", platform(this::create));
        routes.signed("POST", ROOT + "/return", platform(this::giveBack));
        routes.signed("POST", ROOT + "/cancel", platform(this::cancel));
    }

    @Override
    public Map<String, Supplier<Iterable<?>>> sections() {
        return Map.of("subsidies", table::all);
    }

    @Override
    public List<Movement> movements() {
        List<Movement> moves = new ArrayList<>();
        for (Subsidy entry : table.all()) {
            if (entry.amount() == 0) {
                continue;
            }
            String platform = entry.key().substring(0, entry.key().indexOf('/'));
            moves.add(move(entry, entry.subMchid(), entry.amount()));
            moves.add(move(entry, platform, -entry.amount()));
        }
        return moves;
    }

    private static Movement move(Subsidy entry, String mchid, long amount) {
        return new Movement(entry.at(), mchid, entry.id(), entry.voucher(),
                entry.amount() > 0 ? "补差" : "补差回退", amount);
    }

    private static Endpoint platform(Endpoint endpoint) {
        return call -> call.merchant().role() == Merchant.Role.COMMERCE_PLATFORM
                ? endpoint.answer(call)
                : Refusal.of(403, "NO_AUTH", "商户无权限 / Only commerce platforms subsidise");
    }

    private Answer create(Call call) {
        Fields body = call.fields();
        String key = call.mchid() + "/create/" + body.text("transaction_id") + "/"
                + body.textOr("out_subsidy_no", "");
        return once(call, key, body.number("amount"), entry -> Answer.ok(created(body, entry)));
    }

    /** Only what the order was placed with can be paid, and only as long as it is not withdrawn. */
    private Optional<Refusal> refuseCreation(Trade trade, String mchid, long amount) {
        long announced = trade.purchase().subsidy();
        if (announced == 0) {
            return Optional.of(Refusal.invalid("订单未带补差标识 / The order was not placed with"
                    + " settle_info.subsidy_amount"));
        }
        if (trade.amounts().subsidy() + amount > announced) {
            return Optional.of(Refusal.invalid("补差金额超过下单时的补差金额 / The order was placed with "
                    + announced + " fen of subsidy"));
        }
        return table.find(cancelled(mchid, trade.paidId())).isPresent()
                ? Optional.of(Refusal.invalid("补差已取消 / The subsidy was cancelled"))
                : Optional.empty();
    }

    private static String cancelled(String mchid, String transactionId) {
        return mchid + "/cancel/" + transactionId;
    }

    private Answer giveBack(Call call) {
        Fields body = call.fields();
        String key = call.mchid() + "/return/" + body.text("out_order_no");
        return once(call, key, -body.number("amount"),
                entry -> Answer.ok(returned(body, entry)));
    }

    /** Moves the money once per key; a repeat is answered alike. */
    private Answer once(Call call, String key, long amount,
            Function<Subsidy, Answer> view) {
        String print = Fingerprint.of(call.body());
        return world.store().change(() -> {
            Optional<Subsidy> known = table.find(key);
            if (known.isPresent()) {
                return known.get().fingerprint().equals(print) ? view.apply(known.get())
                        : Refusal.invalid("补差单号重复 / The number was used otherwise");
            }
            Optional<Trade> trade = trade(call);
            if (trade.isEmpty()) {
                return missing();
            }
            Optional<Refusal> refusal = amount > 0
                    ? refuseCreation(trade.get(), call.mchid(), amount) : Optional.empty();
            if (refusal.isPresent()) {
                return refusal.get();
            }
            if (amount < 0 && trade.get().amounts().subsidy() < -amount) {
                return Refusal.invalid("回退金额超过补差金额 / More than was subsidised");
            }
            if (!world.book().subsidise(trade.get(), call.mchid(), amount)) {
                return Refusal.of(403, "NOT_ENOUGH", "余额不足 / The payer's account does not"
                        + " cover the subsidy: top it up");
            }
            return view.apply(table.put(new Subsidy(key, trade.get().paidId(),
                    trade.get().payee(), world.ids().share(), amount, print, world.now())));
        });
    }

    /** Withdraws a subsidy of which nothing was paid; repeating it has no second effect. */
    private Answer cancel(Call call) {
        return world.store().change(() -> trade(call).map(trade -> cancel(call, trade))
                .orElseGet(Subsidies::missing));
    }

    private Answer cancel(Call call, Trade trade) {
        Fields body = call.fields();
        if (trade.purchase().subsidy() == 0) {
            return Refusal.invalid("订单未带补差标识 / The order was not placed with a subsidy");
        }
        if (trade.amounts().subsidy() > 0) {
            return Refusal.invalid("已补差，不能取消 / The order was subsidised: return it instead");
        }
        String key = cancelled(call.mchid(), trade.paidId());
        if (table.find(key).isEmpty()) {
            table.put(new Subsidy(key, trade.paidId(), trade.payee(), world.ids().share(), 0,
                    "", world.now()));
        }
        Map<String, Object> view = order(body);
        view.put("result", "SUCCESS");
        view.put("description", body.text("description"));
        return Answer.ok(view);
    }

    private Optional<Trade> trade(Call call) {
        return world.book().paid(call.fields().text("transaction_id"))
                .filter(t -> t.number().mchid().equals(call.mchid()))
                .filter(t -> t.payee().equals(call.fields().text("sub_mchid")));
    }

    private static Refusal missing() {
        return Refusal.notFound("订单不存在 / There is no such paid order");
    }

    private static Map<String, Object> order(Fields body) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("sub_mchid", body.text("sub_mchid"));
        view.put("transaction_id", body.text("transaction_id"));
        return view;
    }

    private static Map<String, Object> created(Fields body, Subsidy entry) {
        Map<String, Object> view = order(body);
        view.put("subsidy_id", entry.id());
        view.put("description", body.text("description"));
        view.put("amount", body.number("amount"));
        view.put("result", "SUCCESS");
        view.put("success_time", BusinessClock.rfc3339(entry.at()));
        return view;
    }

    private static Map<String, Object> returned(Fields body, Subsidy entry) {
        Map<String, Object> view = order(body);
        view.put("subsidy_refund_id", entry.id());
        view.put("refund_id", body.text("refund_id"));
        view.put("out_order_no", body.text("out_order_no"));
        view.put("amount", body.number("amount"));
        view.put("description", body.text("description"));
        view.put("result", "SUCCESS");
        view.put("success_time", BusinessClock.rfc3339(entry.at()));
        return view;
    }

    /**
     * Money that moved; {@code amount} is negative when it went back to the platform, and 0 when
     * the subsidy was withdrawn before it was paid.
     */
    record Subsidy(String key, String transactionId, String subMchid, String id, long amount,
            String fingerprint, long at) {

        /** The merchant's own number of it, {@code out_subsidy_no} or {@code out_order_no}. */
        String voucher() {
            return key.substring(key.lastIndexOf('/') + 1);
        }
    }
}
