/** Reading the end of a topic on every instance, without a group and without the inbox. */
@NullMarked
package io.hutong.messaging.tail;

import org.jspecify.annotations.NullMarked;
