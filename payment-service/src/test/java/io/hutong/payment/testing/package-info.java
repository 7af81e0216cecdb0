/** The service on real Kafka, real PostgreSQL and the WeChat Pay sandbox, and the saga's part. */
@NullMarked
package io.hutong.payment.testing;

import org.jspecify.annotations.NullMarked;
