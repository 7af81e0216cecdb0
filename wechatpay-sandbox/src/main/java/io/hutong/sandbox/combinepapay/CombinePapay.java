package io.hutong.sandbox.combinepapay;

import io.hutong.sandbox.book.Family;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Answer.Refusal;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Merchant;
import io.hutong.sandbox.protocol.Routes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 收付通 combine-papay: the platform debits a buyer who has signed a contract, for up to 50
 * sub-merchants at once, and knows the outcome at once.
 */
public final class CombinePapay implements Family {

    private static final String ROOT = "/v3/ecommerce/combine-papay/transactions";

    private final World world;
    private final Contracts contracts;
    private final Debits debits;

    public CombinePapay(World world) {
        this.world = world;
        this.contracts = new Contracts(world);
        this.debits = new Debits(world, contracts);
    }

    @Override
    public void addTo(Routes routes) {
        new ContractRoutes(contracts).addTo(routes);
        routes.signed("POST", ROOT, debits::debit);
        routes.signed("GET", ROOT + "/{combine_out_trade_no}", this::query);
        routes.signed("POST", ROOT + "/{combine_out_trade_no}/reverse", debits::reverse);
    }

    @Override
    public void resume() {
        debits.resume();
    }

    private Answer query(Call call) {
        return debits.find(call.mchid(), call.param("combine_out_trade_no"))
                .<Answer>map(debit -> Answer.ok(debits.view(debit)))
                .orElseGet(() -> Refusal.of(404, "ORDER_NOT_EXIST",
                        "订单不存在 / There is no such order"));
    }

    /** The buyer signs what waits under {@code preId}; empty: there is nothing to sign. */
    public Optional<Map<String, Object>> sign(String preId, String openid) {
        return world.store().change(() -> contracts.waiting(preId).filter(contracts::isOpen)
                .map(contract -> ContractRoutes.view(contracts.sign(contract, openid))));
    }

    /** What a buyer would read on the page that is waiting under {@code preId}. */
    public Optional<String> displayAccount(String preId) {
        return contracts.waiting(preId).map(contract -> contract.request().displayAccount());
    }

    /** The buyer ends a contract in WeChat; empty: it is not in force. */
    public Optional<Map<String, Object>> terminate(String contractId) {
        return world.store().change(() -> contracts.numbered(contractId)
                .filter(contract -> contract.state() == Contract.State.SIGNED)
                .map(contract -> ContractRoutes.view(contracts.terminate(contract,
                        "USER_TERMINATE", "用户解约"))));
    }

    /** A signed contract for {@code openid} without any page or callback, for load tests. */
    public Map<String, Object> seed(Merchant platform, String name, String openid) {
        Contract.Request request = new Contract.Request(platform.appid(), platform.planId(),
                name, name, null, null);
        return world.store().change(() -> {
            Contract known = contracts.prepareOrFind(platform.mchid(), request);
            return ContractRoutes.view(known.state() == Contract.State.SIGNED ? known
                    : contracts.sign(known, openid));
        });
    }

    /** All contracts for people to look at, the newest first. */
    public List<Overview> overview(int limit) {
        return contracts.all().stream()
                .sorted(Comparator.comparingLong(
                        (Contract c) -> c.moments().createdAt()).reversed())
                .limit(limit)
                .map(c -> new Overview(c.preId(), c.mchid(), c.request().outContractCode(),
                        c.request().displayAccount(), c.state().name(), c.contractId(),
                        c.openid()))
                .toList();
    }

    /** One contract in a list. */
    public record Overview(String preEntrustwebId, String mchid, String outContractCode,
            String displayAccount, String state,
            @Nullable String contractId,
            @Nullable String openid) {
    }
}
