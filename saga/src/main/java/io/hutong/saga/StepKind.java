package io.hutong.saga;

/** What may become of a step when the saga fails; the engine enforces it. */
public enum StepKind {
    /** May still be undone; stands before the pivot and has an undo. */
    COMPENSATABLE,
    /** The point of no return: once it has succeeded the saga only goes forward. */
    PIVOT,
    /** Has to succeed in the end: repeated, then parked for a person, never undone. */
    RETRIABLE
}
