/** One living process per instance id: a lock that PostgreSQL holds as long as it lives. */
@NullMarked
package io.hutong.messaging.instance;

import org.jspecify.annotations.NullMarked;
