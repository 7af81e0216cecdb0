/** What every request about goods and money has to keep to, whatever it asks for. */
@NullMarked
package io.hutong.order.request;

import org.jspecify.annotations.NullMarked;
