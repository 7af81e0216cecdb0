/** Where an operator looks through the dead letters of all services and decides on each. */
@NullMarked
package io.hutong.messaging.deadletter;

import org.jspecify.annotations.NullMarked;
