/** How far a topic has been read, so that a deadline never overtakes an unread reply. */
@NullMarked
package io.hutong.messaging.progress;

import org.jspecify.annotations.NullMarked;
