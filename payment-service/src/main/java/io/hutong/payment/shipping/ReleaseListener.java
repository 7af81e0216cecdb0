package io.hutong.payment.shipping;

import java.util.List;

/** Is told, within the transaction, which parts need not wait for their receipt any more. */
public interface ReleaseListener {

    void released(List<PartKey> parts);
}
