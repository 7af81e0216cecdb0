/**
 * What operators ask about orders as a whole, kept up to date from order.events so that no report
 * reads orders: traffic by channel and day, and annual active consumers at any date.
 */
@NullMarked
package io.hutong.order.report;

import org.jspecify.annotations.NullMarked;
