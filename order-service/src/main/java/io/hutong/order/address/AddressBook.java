package io.hutong.order.address;

import io.hutong.identity.Sealer;
import io.hutong.web.format.HttpJson;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Addresses by order, readable only with the service's key. */
public final class AddressBook {

    private final JdbcTemplate jdbc;
    private final Sealer sealer;

    AddressBook(JdbcTemplate jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    /** The address as it may be stored for that order, and for no other. */
    public byte[] seal(Address address, String orderId) {
        return sealer.seal(HttpJson.mapper().writeValueAsString(address), orderId);
    }

    /** Stores the address of an order that has none, in the current transaction. */
    public void enter(String orderId, Address address) {
        jdbc.update("insert into order_addresses (order_id, sealed) values (?, ?)",
                orderId, seal(address, orderId));
    }

    Optional<Address> find(String orderId) {
        return jdbc.query("select sealed from order_addresses where order_id = ?",
                (row, _) -> HttpJson.mapper().readValue(
                        sealer.open(row.getBytes("sealed"), orderId), Address.class),
                orderId)
                .stream().findFirst();
    }
}
