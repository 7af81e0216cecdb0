package io.hutong.sandbox.combinepapay;

import io.hutong.sandbox.book.World;
import io.hutong.sandbox.protocol.Answer.Refusal;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Fields;
import io.hutong.sandbox.protocol.Merchant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why a debit is refused before it is tried; such a refusal does not use up its number. */
final class DebitChecks {

    private DebitChecks() {
    }

    static Optional<Refusal> refuse(Call call, Optional<Contract> contract, World world) {
        if (call.merchant().role() != Merchant.Role.COMMERCE_PLATFORM) {
            return Optional.of(Roles.refusal());
        }
        if (contract.isEmpty()) {
            return Optional.of(Refusal.of(world.ruleBook().statusOf("CONTRACT_NOT_EXIST"),
                    "CONTRACT_NOT_EXIST", "协议不存在 / There is no such contract"));
        }
        if (!contract.get().isValid(world.now())) {
            return Optional.of(Refusal.of(world.ruleBook().statusOf("CONTRACT_TERMINATED"),
                    "CONTRACT_TERMINATED", "协议已解约 / The contract is not in force any more"));
        }
        return refuseSubOrders(call, call.fields().list("sub_orders"), world);
    }

    private static Optional<Refusal> refuseSubOrders(Call call, List<Fields> subOrders,
            World world) {
        Set<String> numbers = new HashSet<>();
        for (int i = 0; i < subOrders.size(); i++) {
            Fields sub = subOrders.get(i);
            String at = "/sub_orders/" + i;
            if (!sub.text("mchid").equals(call.mchid())) {
                return Optional.of(Refusal.field(at + "/mchid", "it must be the combine_mchid"));
            }
            if (!call.merchant().actsFor(sub.text("sub_mchid"))) {
                return Optional.of(Refusal.of(403, "NO_AUTH", "子商户号 " + sub.text("sub_mchid")
                        + " 与平台无绑定关系 / is not a sub-merchant of the platform"));
            }
            String number = sub.text("out_trade_no");
            if (!numbers.add(number)) {
                return Optional.of(Refusal.field(at + "/out_trade_no", "it occurs twice"));
            }
            if (world.book().numbered(call.mchid(), number).isPresent()) {
                return Optional.of(Refusal.of(403, "OUT_TRADE_NO_USED", "商户订单号重复 / "
                        + number + " was used before"));
            }
        }
        return Optional.empty();
    }
}
