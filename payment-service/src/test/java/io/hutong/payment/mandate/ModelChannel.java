package io.hutong.payment.mandate;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.Done;
import io.hutong.payment.mandate.ContractHistoryPropertyTest.Fault;
import io.hutong.payment.mandate.model.ContractState;
import io.hutong.payment.mandate.model.PreSigning;
import io.hutong.payment.wechatpay.Spoken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Contracts as the channel keeps them: a page waits for two hours; what is signed is in force. */
final class ModelChannel implements MandateChannel {

    private static final Duration PAGE = Duration.ofHours(2);
    private static final String SOMEBODY_ELSE = "oSomebodyElse";

    private final InstantSource clock;
    private final Map<String, Contract> contracts = new TreeMap<>();
    private final List<String> callbacks = new ArrayList<>();
    private final Deque<Fault> faults = new ArrayDeque<>();

    private record Contract(String openid, Instant openedAt, @Nullable Instant signedAt,
            boolean terminated) {

        boolean isInForce() {
            return signedAt != null && !terminated;
        }
    }

    ModelChannel(InstantSource clock) {
        this.clock = clock;
    }

    void open(String code, String openid) {
        contracts.put(code, new Contract(openid, clock.instant(), null, false));
    }

    void signOne(int which, boolean bySomebodyElse) {
        List<String> waiting = waiting();
        if (!waiting.isEmpty()) {
            sign(waiting.get(which % waiting.size()), bySomebodyElse);
        }
    }

    void signAll() {
        waiting().forEach(code -> sign(code, false));
    }

    void endOne(int which) {
        List<String> signed = inForce();
        if (!signed.isEmpty()) {
            end(signed.get(which % signed.size()));
        }
    }

    /** The code of a callback that arrives now; it may arrive again. */
    Optional<String> callback(int which) {
        return callbacks.isEmpty() ? Optional.empty()
                : Optional.of(callbacks.get(which % callbacks.size()));
    }

    void breaks(Fault fault) {
        faults.add(fault);
    }

    void heals() {
        faults.clear();
    }

    List<String> inForce() {
        return contracts.entrySet().stream().filter(one -> one.getValue().isInForce())
                .map(Map.Entry::getKey).toList();
    }

    String signerOf(String code) {
        return contracts.get(code).openid();
    }

    @Override
    public ChannelAnswer<String> preSign(PreSigning request) {
        throw new UnsupportedOperationException("pages are opened by the test");
    }

    @Override
    public ChannelAnswer<ContractState> query(String code) {
        Fault fault = faults.poll();
        if (fault == Fault.REFUSED) {
            return Spoken.refused("PARAM_ERROR", "");
        }
        return fault == null ? found(code) : new ChannelAnswer.Ambiguous<>("time-out");
    }

    @Override
    public ChannelAnswer<Done> terminate(String code, String remark) {
        Fault fault = faults.poll();
        if (fault == Fault.LOST_BEFORE) {
            return new ChannelAnswer.Ambiguous<>("time-out");
        }
        if (fault == Fault.REFUSED || !contracts.get(code).isInForce()) {
            return Spoken.refused("INVALID_REQUEST", "");
        }
        end(code);
        return fault == null ? new ChannelAnswer.Answered<>(Done.DONE)
                : new ChannelAnswer.Ambiguous<>("time-out");
    }

    private ChannelAnswer<ContractState> found(String code) {
        Contract contract = contracts.get(code);
        if (contract == null || contract.signedAt() == null) {
            return Spoken.refused("RESOURCE_NOT_EXISTS", "");
        }
        return new ChannelAnswer.Answered<>(new ContractState("c" + code, code,
                ContractWorld.PLATFORM.mchid(), ContractWorld.PLATFORM.appid(),
                ContractWorld.PLATFORM.planId(),
                contract.isInForce() ? ContractState.State.SIGNED
                        : ContractState.State.TERMINATED,
                contract.openid(),
                contract.signedAt(), null, "USER_TERMINATE"));
    }

    private List<String> waiting() {
        return contracts.entrySet().stream().filter(one -> one.getValue().signedAt() == null
                && clock.instant().isBefore(one.getValue().openedAt().plus(PAGE)))
                .map(Map.Entry::getKey).toList();
    }

    private void sign(String code, boolean bySomebodyElse) {
        contracts.computeIfPresent(code, (id, contract) -> new Contract(
                bySomebodyElse ? SOMEBODY_ELSE : contract.openid(), contract.openedAt(),
                clock.instant(), false));
        callbacks.add(code);
    }

    private void end(String code) {
        contracts.computeIfPresent(code, (id, contract) -> new Contract(
                contract.openid(), contract.openedAt(), contract.signedAt(), true));
        callbacks.add(code);
    }
}
