package io.hutong.payment.settlement;

import io.hutong.contracts.message.MerchantTermsChanged;
import java.util.List;

/** Is told, within the transaction, of terms that merchants have agreed to. */
public interface TermsListener {

    void changed(List<MerchantTermsChanged> changes);
}
