/** Many orders while WeChat Pay behaves as on its worst day, and the books afterwards. */
@NullMarked
package io.hutong.cluster.chaos;

import org.jspecify.annotations.NullMarked;
