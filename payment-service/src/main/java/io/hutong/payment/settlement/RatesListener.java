package io.hutong.payment.settlement;

import io.hutong.contracts.message.TrafficRateSet;
import java.util.List;

/** Is told, within the transaction, of rates that the traffic platform has set. */
public interface RatesListener {

    void set(List<TrafficRateSet> rates);
}
