package io.hutong.messaging;

/**
 * Headers of every record: CloudEvents 1.0 in Kafka's binary mode, W3C trace context, and on
 * commands and replies the saga's step.
 */
public final class HeaderNames {

    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String DEADLINE = "ce_deadline";
    public static final String CONTENT_TYPE = "content-type";
    public static final String TRACE_PARENT = "traceparent";
    public static final String SAGA = "saga";
    public static final String STEP = "step";
    public static final String ATTEMPT = "attempt";

    /** Only on dead letters: why, and where the record stood. */
    public static final String DEAD_REASON = "dead_reason";
    public static final String DEAD_TOPIC = "dead_topic";
    public static final String DEAD_PARTITION = "dead_partition";
    public static final String DEAD_OFFSET = "dead_offset";

    /** Only on a dead letter that was sent again: the id under which it had failed. */
    public static final String REPLAY_OF = "replay_of";

    private HeaderNames() {
    }
}
