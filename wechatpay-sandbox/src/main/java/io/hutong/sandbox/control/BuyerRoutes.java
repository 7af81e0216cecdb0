package io.hutong.sandbox.control;

import io.hutong.sandbox.book.Buyer;
import io.hutong.sandbox.book.OpenIds;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.combinepapay.CombinePapay;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Fields;
import io.hutong.sandbox.protocol.Json;
import io.hutong.sandbox.protocol.Merchant;
import io.hutong.sandbox.protocol.Routes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;

/** What buyers do inside WeChat: sign, terminate, have money or not. */
final class BuyerRoutes {

    private static final int MAX_SEED = 1_000_000;
    private static final String LOGIN = "login:";

    private final World world;
    private final CombinePapay papay;

    BuyerRoutes(World world, CombinePapay papay) {
        this.world = world;
        this.papay = papay;
    }

    void addTo(Routes routes) {
        routes.open("GET", "/sandbox/contracts",
                call -> Answer.plain(200, Map.of("items", papay.overview(200))));
        routes.open("POST", "/sandbox/contracts/seed", this::seed);
        routes.open("POST", "/sandbox/contracts/{pre_entrustweb_id}/sign", this::sign);
        routes.open("POST", "/sandbox/contracts/{contract_id}/terminate", this::terminate);
        routes.open("PUT", "/sandbox/buyers/{openid}", this::change);
        routes.open("GET", "/sandbox/buyers/{openid}",
                call -> Answer.plain(200, world.book().buyer(openid(call.param("openid")))));
        routes.open("POST", "/sandbox/transactions/{transaction_id}/confirm-receipt",
                this::confirmReceipt);
    }

    /**
     * The signer is {@code openid} or the buyer named {@code buyer}; without either it is the
     * buyer whom the contract's display account names, by openid or by name.
     */
    private Answer sign(Call call) {
        String preId = call.param("pre_entrustweb_id");
        Fields body = call.fields();
        Optional<String> account = papay.displayAccount(preId);
        if (account.isEmpty()) {
            return Refused.notFound("No contract waits under " + preId);
        }
        String openid = body.textOr("openid", signer(body.textOr("buyer", account.get())));
        return papay.sign(preId, openid).map(view -> Answer.plain(200, view))
                .orElseGet(() -> Refused.conflict("The contract does not wait for a signature"
                        + " any more: ask for a new one"));
    }

    private Answer terminate(Call call) {
        return papay.terminate(call.param("contract_id")).map(view -> Answer.plain(200, view))
                .orElseGet(() -> Refused.notFound("No such contract is in force"));
    }

    private Answer change(Call call) {
        String openid = openid(call.param("openid"));
        Fields body = call.fields();
        String decline = body.optional("decline");
        if (body.has("balance") && !body.node().path("balance").isIntegralNumber()) {
            return Refused.badRequest("balance must be a number of fen");
        }
        return Answer.plain(200, world.store().change(() -> {
            Buyer before = world.book().buyer(openid);
            long balance = body.has("balance") ? body.number("balance") : before.balance();
            return world.book().buyers().put(new Buyer(openid, balance, decline));
        }));
    }

    /** {@code login:<name>} stands for the openid of that name within the platform's app. */
    private String signer(String account) {
        return OpenIds.hasForm(account) ? account : openid(LOGIN + account);
    }

    private String openid(String given) {
        return given.startsWith(LOGIN)
                ? OpenIds.of(platform().appid(), given.substring(LOGIN.length())) : given;
    }

    private Merchant platform() {
        return world.identities().merchants().stream()
                .filter(m -> m.role() == Merchant.Role.COMMERCE_PLATFORM).findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no commerce platform"));
    }

    private Answer confirmReceipt(Call call) {
        return world.store().change(() -> world.book().paid(call.param("transaction_id"))
                .map(trade -> {
                    world.book().trades().put(trade.at(trade.moments().received(world.now())));
                    return Answer.plain(200, Map.of("transaction_id", trade.paidId()));
                })
                .orElseGet(() -> Refused.notFound("There is no such paid order")));
    }

    /** Signed buyers {@code <prefix>1} … {@code <prefix><count>}, listed as they are made. */
    private Answer seed(Call call) {
        long count = call.fields().number("count");
        String prefix = call.fields().textOr("prefix", "buyer-");
        if (count < 1 || count > MAX_SEED || !prefix.matches("[0-9A-Za-z_-]{1,20}")) {
            return Refused.badRequest("count must be 1 to " + MAX_SEED
                    + ", prefix up to 20 letters, digits, _ and -");
        }
        Merchant platform = platform();
        Flux<byte[]> rows = Flux.fromStream(() -> IntStream.rangeClosed(1, (int) count)
                .mapToObj(i -> seedOne(platform, prefix + i, i == 1)))
                .map(row -> row.getBytes(StandardCharsets.UTF_8));
        return new Answer.Streamed("application/json; charset=utf-8", Flux.concat(
                Flux.just("{\"items\":[".getBytes(StandardCharsets.UTF_8)), rows,
                Flux.just("]}".getBytes(StandardCharsets.UTF_8))));
    }

    private String seedOne(Merchant platform, String name, boolean first) {
        Map<String, Object> contract =
                papay.seed(platform, name, OpenIds.of(platform.appid(), name));
        Seeded seeded = new Seeded(name, String.valueOf(contract.get("openid")),
                String.valueOf(contract.get("contract_id")), name);
        return (first ? "" : ",") + Json.MAPPER.writeValueAsString(seeded);
    }

    private record Seeded(String name, String openid, String contractId,
            String outContractCode) {
    }
}
