package io.hutong.payment.mandate.model;

/**
 * Starts the signing of a mandate inside a mini-program.
 *
 * @param outContractCode our number of the mandate, never used twice
 * @param displayAccount  how the buyer is shown on the signing page, at most 32 characters
 */
public record PreSigning(String appid, String outContractCode, String displayAccount) {
}
