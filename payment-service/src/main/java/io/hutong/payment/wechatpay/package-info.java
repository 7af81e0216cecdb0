/** The port on WeChat Pay's API v3, signed and verified by the official SDK's core. */
@NullMarked
package io.hutong.payment.wechatpay;

import org.jspecify.annotations.NullMarked;
