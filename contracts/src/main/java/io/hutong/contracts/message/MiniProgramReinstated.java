package io.hutong.contracts.message;

/** The mini-program may take orders again. */
public record MiniProgramReinstated(String miniProgram, String note) implements MerchantEvent {

    @Override
    public String key() {
        return miniProgram;
    }
}
