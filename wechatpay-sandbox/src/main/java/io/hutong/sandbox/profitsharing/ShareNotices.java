package io.hutong.sandbox.profitsharing;

import io.hutong.sandbox.book.World;
import io.hutong.sandbox.callback.Notification.Event;
import io.hutong.sandbox.clock.BusinessClock;
import io.hutong.sandbox.profitsharing.ShareOrder.Part;
import io.hutong.sandbox.profitsharing.ShareOrder.Result;
import io.hutong.sandbox.protocol.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells receivers that are merchants of what they got; the sharer is told nothing. */
final class ShareNotices {

    private final World world;

    ShareNotices(World world) {
        this.world = world;
    }

    void tell(ShareOrder order) {
        if (order.number().notifyUrl() == null) {
            return;
        }
        order.parts().stream()
                .filter(part -> part.result() == Result.SUCCESS
                        && "MERCHANT_ID".equals(part.type()))
                .filter(part -> world.identities().merchant(part.account()).isPresent())
                .forEach(part -> tell(order, part));
    }

    private void tell(ShareOrder order, Part part) {
        Map<String, Object> receiver = new LinkedHashMap<>();
        receiver.put("type", part.type());
        receiver.put("account", part.account());
        receiver.put("amount", part.amount());
        receiver.put("description", part.description());
        Map<String, Object> content = new LinkedHashMap<>();
        if (order.number().mchid().equals(order.payee())) {
            content.put("mchid", order.payee());
        } else {
            content.put("sp_mchid", order.number().mchid());
            content.put("sub_mchid", order.payee());
        }
        content.put("transaction_id", order.transactionId());
        content.put("order_id", order.orderId());
        content.put("out_order_no", order.number().outOrderNo());
        content.put("receiver", receiver);
        content.put("success_time", BusinessClock.rfc3339(part.finishedAt()));
        world.callbacks().send(part.account(), order.number().notifyUrl(), world.ids().event(),
                new Event("PROFITSHARING.SUCCESS", "profitsharing", "分账",
                        Json.MAPPER.writeValueAsString(content), false));
    }
}
