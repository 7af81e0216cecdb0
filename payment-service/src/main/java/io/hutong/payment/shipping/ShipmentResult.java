package io.hutong.payment.shipping;

import org.jspecify.annotations.Nullable;

/**
 * What one try has brought.
 *
 * @param shipment as it was claimed
 * @param problem  why WeChat refuses, absent when it does not
 */
record ShipmentResult(
        Shipment shipment, Shipment.State next, boolean reminded, @Nullable String problem) {

    static ShipmentResult of(Shipment shipment, Shipment.State next) {
        return new ShipmentResult(shipment, next, shipment.progress().reminded(), null);
    }

    /** After {@code patience} refusals the part no longer waits: the channel itself decides. */
    static ShipmentResult refused(Shipment shipment, String problem, int patience) {
        boolean over = shipment.progress().tries() + 1 >= patience;
        return new ShipmentResult(shipment,
                over && shipment.state().holds() ? Shipment.State.REFUSED : shipment.state(),
                shipment.progress().reminded(), problem);
    }

    ShipmentResult remindedOnce() {
        return new ShipmentResult(shipment, next, true, problem);
    }

    boolean gaveUp() {
        return next == Shipment.State.REFUSED && shipment.state() != next;
    }

    boolean releases() {
        return shipment.state().holds() && !next.holds();
    }

    /** Tries in the state that follows. */
    int tries() {
        return next == shipment.state() ? shipment.progress().tries() + 1 : 0;
    }
}
