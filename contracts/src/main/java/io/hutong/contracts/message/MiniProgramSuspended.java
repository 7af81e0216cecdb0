package io.hutong.contracts.message;

/** New orders of the mini-program are refused from now on. */
public record MiniProgramSuspended(String miniProgram, String reason, String note)
        implements MerchantEvent {

    @Override
    public String key() {
        return miniProgram;
    }
}
