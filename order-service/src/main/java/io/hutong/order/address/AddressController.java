package io.hutong.order.address;

import io.hutong.order.access.OrderAccess;
import io.hutong.order.coordination.OrderLookup;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.problem.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/orders/{id}/ship-to}: for who has something to ship, while there is. */
@RestController
class AddressController {

    private final OrderLookup orders;
    private final AddressBook addresses;

    AddressController(OrderLookup orders, AddressBook addresses) {
        this.orders = orders;
        this.addresses = addresses;
    }

    @CallableBy({Scope.BUYER, Scope.MERCHANT, Scope.OPERATOR})
    @GetMapping("/v1/orders/{id}/ship-to")
    Address shipTo(@PathVariable String id, Caller caller) {
        Order order = orders.find(id).filter(found -> maySee(found, caller))
                .orElseThrow(OrderAccess::notFound);
        return addresses.find(order.id())
                .orElseThrow(() -> ProblemException.notFound("address of this order"));
    }

    /** A merchant once it is paid; the buyer of anything but a gift, whose address it is not. */
    private static boolean maySee(Order order, Caller caller) {
        boolean buyer = OrderAccess.isBuyerOf(order, caller);
        return buyer ? !order.cart().forSomebodyElse()
                : OrderAccess.isSellerOf(order, caller) && isToBeShipped(order);
    }

    private static boolean isToBeShipped(Order order) {
        return switch (order.status()) {
            case PAID, SHIPPED, RECEIVED -> true;
            case PLACED, RESERVED, AWAITING_PAYMENT, AWAITING_RECIPIENT, SETTLED,
                    PARTLY_REFUNDED, REFUNDED, CANCELLED, REJECTED -> false;
        };
    }
}
