package io.hutong.payment.shipping;

/**
 * One merchant's part of an order.
 *
 * @param part counts from 1
 */
public record PartKey(String orderId, int part) implements Comparable<PartKey> {

    @Override
    public int compareTo(PartKey other) {
        int byOrder = orderId.compareTo(other.orderId);
        return byOrder == 0 ? Integer.compare(part, other.part) : byOrder;
    }

    @Override
    public String toString() {
        return orderId + "/" + part;
    }
}
