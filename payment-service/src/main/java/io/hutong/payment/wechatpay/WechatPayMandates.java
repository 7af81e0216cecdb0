package io.hutong.payment.wechatpay;

import static io.hutong.payment.wechatpay.Answers.instant;
import static io.hutong.payment.wechatpay.Answers.required;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.Done;
import io.hutong.payment.mandate.MandateChannel;
import io.hutong.payment.mandate.model.ContractState;
import io.hutong.payment.mandate.model.PreSigning;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Contracts, signed inside a mini-program. */
record WechatPayMandates(SignedCalls calls, Caller caller) implements MandateChannel {

    private static final String PATH = "/v3/ecommerce/combine-papay/contracts";
    private static final String CALLBACKS = "mandates";

    private record PreSign(
            String appid, long planId, String outContractCode, String contractDisplayAccount,
            String notifyUrl) {
    }

    private record PreSigned(@Nullable String preEntrustwebId) {
    }

    private record Terminate(String contractTerminationRemark) {
    }

    private record Contract(
            @Nullable String mchid, @Nullable String contractId, @Nullable String appid,
            long planId, @Nullable String outContractCode, @Nullable String contractState,
            @Nullable OffsetDateTime contractSignedTime,
            @Nullable OffsetDateTime contractExpiredTime,
            @Nullable Termination contractTerminateInfo, @Nullable String openid) {
    }

    private record Termination(@Nullable String contractTerminationMode) {
    }

    @Override
    public ChannelAnswer<String> preSign(PreSigning request) {
        return calls.post("pre-sign", PATH + "/pre-entrust-sign/mini-program",
                WechatPayJson.write(new PreSign(request.appid(), caller.planId(),
                        request.outContractCode(), request.displayAccount(),
                        caller.callback(CALLBACKS))),
                body -> required(WechatPayJson.read(body, PreSigned.class).preEntrustwebId(),
                        "pre_entrustweb_id"));
    }

    @Override
    public ChannelAnswer<ContractState> query(String outContractCode) {
        return calls.get("query-contract", path(outContractCode), WechatPayMandates::contract);
    }

    private static ContractState contract(String body) {
        var answer = WechatPayJson.read(body, Contract.class);
        var end = answer.contractTerminateInfo();
        return new ContractState(required(answer.contractId(), "contract_id"),
                required(answer.outContractCode(), "out_contract_code"),
                required(answer.mchid(), "mchid"), required(answer.appid(), "appid"),
                answer.planId(), state(required(answer.contractState(), "contract_state")),
                required(answer.openid(), "openid"), instant(answer.contractSignedTime()),
                instant(answer.contractExpiredTime()),
                end == null ? null : end.contractTerminationMode());
    }

    static ContractState.State state(String word) {
        return switch (word) {
            case "SIGNED" -> ContractState.State.SIGNED;
            case "TERMINATED" -> ContractState.State.TERMINATED;
            default -> ContractState.State.UNDECIDED;
        };
    }

    @Override
    public ChannelAnswer<Done> terminate(String outContractCode, String remark) {
        return calls.post("terminate-contract", path(outContractCode) + "/terminate",
                WechatPayJson.write(new Terminate(remark)), Answers::nothing);
    }

    private String path(String outContractCode) {
        return PATH + "/plan-id/" + caller.planId() + "/out-contract-code/" + outContractCode;
    }
}
