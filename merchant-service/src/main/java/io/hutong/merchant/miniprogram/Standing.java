package io.hutong.merchant.miniprogram;

/** Whether a mini-program may take orders. */
sealed interface Standing {

    record Good() implements Standing {
    }

    record Suspended(SuspensionReason reason) implements Standing {
    }

    /** What an operator decides, with a note for the mini-program's owner. */
    sealed interface Decision {

        String note();
    }

    /** @param refundOpenOrders whether paid orders that are not settled are given back */
    record Suspend(SuspensionReason reason, String note, boolean refundOpenOrders)
            implements Decision {

        Suspend(SuspensionReason reason, String note) {
            this(reason, note, false);
        }
    }

    record Reinstate(String note) implements Decision {
    }

    /** What the decision leads to. */
    sealed interface Result {
    }

    record Changed(Standing to) implements Result {
    }

    record AlreadySo() implements Result {
    }

    default Result after(Decision decision) {
        return switch (decision) {
            case Suspend suspend when this instanceof Good ->
                    new Changed(new Suspended(suspend.reason()));
            case Reinstate reinstate when this instanceof Suspended -> new Changed(new Good());
            case Suspend suspend -> new AlreadySo();
            case Reinstate reinstate -> new AlreadySo();
        };
    }
}
