/** A WeChat Pay API v3 simulator: start it with {@link io.hutong.sandbox.WechatPaySandbox}. */
@NullMarked
package io.hutong.sandbox;

import org.jspecify.annotations.NullMarked;
