package io.hutong.messaging.instance;

import io.hutong.messaging.ProcessEnd;
import org.springframework.boot.ExitCodeGenerator;

/** Another living process has this instance id. The message is a sentence for a person. */
public final class InstanceTakenException extends RuntimeException implements ExitCodeGenerator {

    public InstanceTakenException(String instance, String group) {
        super(sentence(instance, group));
    }

    static String sentence(String instance, String group) {
        return "Another living process of " + group + " is instance \"" + instance + "\" already:"
                + " give each process a name of its own, which it keeps over restarts, by"
                + " HUTONG_INSTANCE.";
    }

    @Override
    public int getExitCode() {
        return ProcessEnd.MISCONFIGURED;
    }
}
