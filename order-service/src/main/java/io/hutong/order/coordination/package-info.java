/**
 * Runs the sagas on the database: locks orders, asks the engine, writes orders, sagas and outgoing
 * messages in one transaction. Replies, deadlines, persons and requests all come through here.
 */
@NullMarked
package io.hutong.order.coordination;

import org.jspecify.annotations.NullMarked;
