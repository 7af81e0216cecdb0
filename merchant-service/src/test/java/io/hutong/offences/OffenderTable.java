package io.hutong.offences;

/** Reaches out of its feature. */
public class OffenderTable {
}
