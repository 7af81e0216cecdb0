package io.hutong.sandbox.combinepapay;

import io.hutong.sandbox.book.World;
import io.hutong.sandbox.callback.Notification.Event;
import io.hutong.sandbox.clock.BusinessClock;
import io.hutong.sandbox.protocol.Json;
import io.hutong.sandbox.store.Index;
import io.hutong.sandbox.store.Table;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The contracts and what happens to them: waiting, signed, terminated. */
final class Contracts {

    private static final long SIGNING_MILLIS = 2 * 60 * 60 * 1000L;
    private static final long FAR_FUTURE = Instant.parse("2099-12-31T15:59:59Z").toEpochMilli();

    private final World world;
    private final Table<Contract> table;
    private final Index<Contract> byPreId;
    private final Index<Contract> byContractId;

    Contracts(World world) {
        this.world = world;
        this.table = world.store().table("contracts", Contract.class, Contract::key);
        this.byPreId = table.indexBy(Contract::preId);
        this.byContractId = table.indexBy(Contract::contractId);
    }

    Optional<Contract> find(String mchid, long planId, String outContractCode) {
        return table.find(Contract.key(mchid, planId, outContractCode));
    }

    Optional<Contract> waiting(String preId) {
        return byPreId.first(preId);
    }

    Optional<Contract> numbered(String contractId) {
        return byContractId.first(contractId);
    }

    Collection<Contract> all() {
        return table.all();
    }

    /** Lets a contract wait for the buyer; a repeat is answered with the same id. */
    Contract prepare(String mchid, Contract.Request request) {
        return world.store().change(() -> {
            Optional<Contract> known = find(mchid, request.planId(), request.outContractCode());
            if (known.isPresent() && known.get().request().equals(request) && isOpen(known.get())) {
                return known.get();
            }
            long now = world.now();
            return table.put(new Contract(mchid, request, world.ids().token("pre"),
                    Contract.State.WAITING, null, null, new Contract.Moments(now, 0, 0, 0), null,
                    null));
        });
    }

    /** The contract of that number as it is, or a new one that waits. */
    Contract prepareOrFind(String mchid, Contract.Request request) {
        return find(mchid, request.planId(), request.outContractCode())
                .orElseGet(() -> prepare(mchid, request));
    }

    /** Whether the buyer may still sign: the page lives for two hours. */
    boolean isOpen(Contract contract) {
        return contract.state() == Contract.State.WAITING
                && world.now() < contract.moments().createdAt() + SIGNING_MILLIS;
    }

    /** The buyer signs. */
    Contract sign(Contract contract, String openid) {
        Contract signed = world.store().change(() -> {
            long now = world.now();
            Contract.Moments moments = new Contract.Moments(contract.moments().createdAt(), now,
                    expiry(now), 0);
            return table.put(contract.signed(world.ids().contract(), openid, moments));
        });
        tell(signed, "ECOMMERCE_ENTRUST.SIGN", "签约成功", signed.moments().signedAt());
        return signed;
    }

    /** Either side ends the contract; {@code mode} says which. */
    Contract terminate(Contract contract, String mode, String remark) {
        Contract ended = world.store()
                .change(() -> table.put(contract.terminated(mode, remark, world.now())));
        tell(ended, "ECOMMERCE_ENTRUST.TERMINATE", "解约成功", ended.moments().terminatedAt());
        return ended;
    }

    private long expiry(long now) {
        int years = world.rules().debit().contractYears();
        return years == 0 ? FAR_FUTURE : ZonedDateTime.ofInstant(Instant.ofEpochMilli(now),
                BusinessClock.BEIJING).plusYears(years).toInstant().toEpochMilli();
    }

    private void tell(Contract contract, String type, String summary, long at) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("mchid", contract.mchid());
        content.put("out_contract_code", contract.request().outContractCode());
        content.put("plan_id", contract.request().planId());
        content.put("appid", contract.request().appid());
        content.put("openid", contract.openid());
        content.put("contract_id", contract.contractId());
        content.put("operate_time", BusinessClock.rfc3339(at));
        content.put("contract_expired_time",
                BusinessClock.rfc3339(contract.moments().expiresAt()));
        putIfPresent(content, "attach", contract.request().attach());
        putIfPresent(content, "contract_termination_mode", contract.terminationMode());
        Event event = new Event(type, "entrust", summary,
                Json.MAPPER.writeValueAsString(content), true);
        world.callbacks().send(contract.mchid(), contract.request().notifyUrl(),
                world.ids().event(), event);
    }

    private static void putIfPresent(Map<String, @Nullable Object> content, String name,
            @Nullable String value) {
        if (value != null) {
            content.put(name, value);
        }
    }
}
