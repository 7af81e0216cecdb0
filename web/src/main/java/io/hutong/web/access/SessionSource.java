package io.hutong.web.access;

import java.time.Duration;

/**
 * Where an instance hears which sessions have ended.
 *
 * @param within what it told is good for so long; later something may have ended unheard
 * @param silent one sentence for people: what to do when it is heard and tells nothing
 * @param unread the same for when it cannot be heard
 */
public record SessionSource(Duration within, String silent, String unread) {
}
