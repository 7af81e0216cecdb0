/** The services' databases, read only. */
@NullMarked
package io.hutong.cluster.database;

import org.jspecify.annotations.NullMarked;
