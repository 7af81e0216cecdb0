package io.hutong.contracts.catalog;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.MerchantCommand;
import io.hutong.contracts.message.Message;
import io.hutong.contracts.message.OrderEvent;
import io.hutong.contracts.message.PaymentCommand;
import io.hutong.contracts.message.PaymentEvent;
import io.hutong.contracts.message.Reply;
import io.hutong.contracts.message.SessionEvent;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every message type by the name that travels in {@code ce_type}. Found by walking down the sealed
 * interfaces, so that a new record is known as soon as it compiles.
 */
public final class MessageCatalog {

    /** Prefix of the type names: CloudEvents asks for a reverse-DNS name of the owner. */
    public static final String PREFIX = "io.hutong.";

    private static final Map<String, Class<? extends Message>> BY_NAME = collect();

    private MessageCatalog() {
    }

    /** All types by name, sorted. */
    public static Map<String, Class<? extends Message>> all() {
        return BY_NAME;
    }

    /** The type name of a message, for example {@code io.hutong.ReserveStock}. */
    public static String nameOf(Class<? extends Message> type) {
        return PREFIX + type.getSimpleName();
    }

    /** The record of a type name, empty when this version does not know it. */
    public static Optional<Class<? extends Message>> typeOf(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The topic that messages of the type travel on. */
    public static String topicOf(Class<? extends Message> type) {
        if (MerchantCommand.class.isAssignableFrom(type)) {
            return Topics.MERCHANT_COMMANDS;
        } else if (PaymentCommand.class.isAssignableFrom(type)) {
            return Topics.PAYMENT_COMMANDS;
        } else if (Reply.class.isAssignableFrom(type)) {
            return Topics.ORDER_REPLIES;
        } else if (OrderEvent.class.isAssignableFrom(type)) {
            return Topics.ORDER_EVENTS;
        } else if (PaymentEvent.class.isAssignableFrom(type)) {
            return Topics.PAYMENT_EVENTS;
        } else if (SessionEvent.class.isAssignableFrom(type)) {
            return Topics.SESSION_EVENTS;
        }
        return Topics.MERCHANT_EVENTS;
    }

    private static Map<String, Class<? extends Message>> collect() {
        Map<String, Class<? extends Message>> found = new TreeMap<>();
        Deque<Class<?>> open = new ArrayDeque<>();
        open.add(Message.class);
        while (!open.isEmpty()) {
            Class<?> type = open.remove();
            if (!type.isSealed()) {
                Class<? extends Message> message = type.asSubclass(Message.class);
                found.put(nameOf(message), message);
                continue;
            }
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                open.add(permitted);
            }
        }
        return Collections.unmodifiableMap(found);
    }
}
