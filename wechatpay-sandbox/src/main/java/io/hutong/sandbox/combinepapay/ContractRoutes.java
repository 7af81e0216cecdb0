package io.hutong.sandbox.combinepapay;

import io.hutong.sandbox.clock.BusinessClock;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Answer.Refusal;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Fields;
import io.hutong.sandbox.protocol.Merchant;
import io.hutong.sandbox.protocol.Routes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the platform does with contracts: pre-sign, query, terminate. */
final class ContractRoutes {

    private static final String ROOT = "/v3/ecommerce/combine-papay/contracts";
    private static final String ONE =
            ROOT + "/plan-id/{plan_id}/out-contract-code/{out_contract_code}";

    private final Contracts contracts;

    ContractRoutes(Contracts contracts) {
        this.contracts = contracts;
    }

    void addTo(Routes routes) {
        routes.signed("POST", ROOT + "/pre-entrust-sign", this::prepare);
        routes.signed("POST", ROOT + "/pre-entrust-sign/mini-program", this::prepare);
        routes.signed("GET", ONE, this::query);
        routes.signed("POST", ONE + "/terminate", this::terminate);
    }

    private Answer prepare(Call call) {
        Fields body = call.fields();
        Contract.Request request = new Contract.Request(body.text("appid"),
                body.number("plan_id"), body.text("out_contract_code"),
                body.text("contract_display_account"), body.optional("notify_url"),
                body.optional("attach"));
        return refusePreparing(call.merchant(), request).<Answer>map(refusal -> refusal)
                .orElseGet(() -> prepared(contracts.prepare(call.mchid(), request)));
    }

    private Optional<Refusal> refusePreparing(Merchant merchant, Contract.Request request) {
        if (merchant.role() != Merchant.Role.COMMERCE_PLATFORM) {
            return Optional.of(Roles.refusal());
        }
        if (merchant.planId() != request.planId()) {
            return Optional.of(Refusal.field("/plan_id", "the template does not exist"));
        }
        return contracts.find(merchant.mchid(), request.planId(), request.outContractCode())
                .filter(known -> known.state() != Contract.State.WAITING)
                .map(known -> Refusal.invalid("out_contract_code was used for another contract:"
                        + " choose a new one, also after a termination"));
    }

    private static Answer prepared(Contract contract) {
        return Answer.ok(new Prepared(contract.preId(), contract.mchid(),
                contract.request().planId(), contract.request().outContractCode()));
    }

    private Answer query(Call call) {
        return find(call).<Answer>map(contract -> Answer.ok(view(contract)))
                .orElseGet(ContractRoutes::missing);
    }

    private Answer terminate(Call call) {
        Optional<Contract> found = find(call);
        if (found.isEmpty()) {
            return missing();
        }
        if (found.get().state() != Contract.State.SIGNED) {
            return Refusal.invalid("协议已解约 / The contract is not in force");
        }
        Contract ended = contracts.terminate(found.get(), "MCH_API_TERMINATE",
                call.fields().text("contract_termination_remark"));
        return Answer.ok(new Terminated(ended.mchid(), ended.request().planId(),
                ended.request().outContractCode()));
    }

    /** Until the buyer has signed, a contract does not exist for the merchant. */
    private Optional<Contract> find(Call call) {
        try {
            return contracts.find(call.mchid(), Long.parseLong(call.param("plan_id")),
                    call.param("out_contract_code"))
                    .filter(contract -> contract.state() != Contract.State.WAITING);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Refusal missing() {
        return Refusal.notFound("协议不存在 / There is no such contract");
    }

    static Map<String, Object> view(Contract contract) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("mchid", contract.mchid());
        view.put("contract_id", String.valueOf(contract.contractId()));
        view.put("appid", contract.request().appid());
        view.put("plan_id", contract.request().planId());
        view.put("out_contract_code", contract.request().outContractCode());
        view.put("contract_display_account", contract.request().displayAccount());
        view.put("contract_state", contract.state().name());
        view.put("contract_signed_time",
                BusinessClock.rfc3339(contract.moments().signedAt()));
        view.put("contract_expired_time",
                BusinessClock.rfc3339(contract.moments().expiresAt()));
        if (contract.state() == Contract.State.TERMINATED) {
            view.put("contract_terminate_info", new TerminateInfo(
                    String.valueOf(contract.terminationMode()),
                    BusinessClock.rfc3339(contract.moments().terminatedAt()),
                    String.valueOf(contract.terminationRemark())));
        }
        view.put("openid", String.valueOf(contract.openid()));
        return view;
    }

    private record Prepared(String preEntrustwebId, String mchid, long planId,
            String outContractCode) {
    }

    private record Terminated(String mchid, long planId, String outContractCode) {
    }

    private record TerminateInfo(String contractTerminationMode, String contractTerminatedTime,
            String contractTerminationRemark) {
    }
}
