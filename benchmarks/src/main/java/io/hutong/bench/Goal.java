package io.hutong.bench;

/** How far each order is taken. */
enum Goal {
    /** Placed, reserved, debited. */
    PAID,
    /** Also shipped, its receipt confirmed, its money divided. */
    SETTLED
}
