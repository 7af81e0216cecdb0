/** The mini-program page: its files, and what it has to know to reach the services. */
@NullMarked
package io.hutong.order.page;

import org.jspecify.annotations.NullMarked;
