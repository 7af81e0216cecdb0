package io.hutong.payment.cases;

/** A resolution with a correction, and who wants it. */
record Proposal(String author, CaseAction.Resolve resolve) {
}
