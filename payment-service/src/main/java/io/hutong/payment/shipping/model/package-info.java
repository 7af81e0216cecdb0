/** What is said with WeChat about parcels. Pure. */
@NullMarked
package io.hutong.payment.shipping.model;

import org.jspecify.annotations.NullMarked;
