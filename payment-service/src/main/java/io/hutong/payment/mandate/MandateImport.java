package io.hutong.payment.mandate;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.payment.channel.model.Refusal;
import io.hutong.payment.mandate.model.ContractState;
import io.hutong.web.access.Caller;
import io.hutong.web.audit.Act;
import io.hutong.web.audit.Audit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adopts contracts that buyers have signed with the platform elsewhere. Nothing is taken from the
 * caller but their numbers: the channel is asked for each.
 */
class MandateImport {

    private static final String EXISTS = "MANDATE_EXISTS";

    private final MandateChannel channel;
    private final Books books;
    private final MandateRules.Parties parties;
    private final MandateSettings settings;

    /** What is written together. */
    record Books(MandateStore store, MandateLife life, TransactionTemplate transactions,
            Audit audit) {
    }

    MandateImport(MandateChannel channel, Books books, MandateRules.Parties parties,
            MandateSettings settings) {
        this.channel = channel;
        this.books = books;
        this.parties = parties;
        this.settings = settings;
    }

    /** @param refused why, by contract code */
    record Result(int imported, int known, Map<String, String> refused) {
    }

    Result adopt(List<String> outContractCodes, Caller operator) {
        List<String> codes = outContractCodes.stream().distinct().toList();
        Map<String, String> refused = new LinkedHashMap<>();
        List<MandateStore.Adopted> contracts = new ArrayList<>(codes.size());
        for (Asked asked : askAll(codes)) {
            String refusal = refusal(asked.answer);
            if (asked.answer instanceof ChannelAnswer.Answered<ContractState>(var contract)
                    && refusal.isEmpty()) {
                contracts.add(new MandateStore.Adopted(
                        parties.signerOf(contract), contract));
            } else {
                refused.put(asked.code, refusal);
            }
        }
        return books.transactions.execute(tx -> write(contracts, refused, operator));
    }

    /**
     * What is not new is either ours already, and asked about if it has ended here; or its buyer
     * has signed another one, which one contract in force at a time leaves no room for.
     */
    private Result write(List<MandateStore.Adopted> contracts, Map<String, String> refused,
            Caller operator) {
        List<String> added = books.life.adopt(contracts);
        books.audit.append(added.stream()
                .map(id -> Act.of(operator, "MANDATE_IMPORTED", "mandate", id)).toList());
        List<String> codes = contracts.stream()
                .map(c -> c.contract().outContractCode()).toList();
        Set<String> known = books.store.known(codes);
        books.store.doubtEnds(known);
        codes.stream().filter(code -> !known.contains(code))
                .forEach(code -> refused.put(code, EXISTS));
        return new Result(added.size(), known.size() - added.size(), refused);
    }

    private String refusal(ChannelAnswer<ContractState> answer) {
        PlatformIdentity platform = parties.platform();
        return switch (answer) {
            case ChannelAnswer.Answered<ContractState>(ContractState contract) -> {
                if (!ContractDecision.isOurs(contract, platform)) {
                    yield "NOT_OURS";
                }
                yield contract.state() == ContractState.State.SIGNED ? "" : "NOT_SIGNED";
            }
            case ChannelAnswer.Refused<ContractState>(Refusal why) -> why.code();
            case ChannelAnswer.Ambiguous<ContractState> unknown -> "UNAVAILABLE";
            case ChannelAnswer.NotSent<ContractState> unsent -> "UNAVAILABLE";
        };
    }

    private record Asked(String code, ChannelAnswer<ContractState> answer) {
    }

    private List<Asked> askAll(List<String> codes) {
        List<Future<Asked>> asked;
        try (ExecutorService threads = Executors.newFixedThreadPool(
                settings.importParallel(), Thread.ofVirtual().factory())) {
            asked = codes.stream().map(code -> threads.submit(
                    () -> new Asked(code, channel.query(code)))).toList();
        }
        return asked.stream().map(Future::resultNow).toList();
    }
}
