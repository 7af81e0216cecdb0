@NullMarked
package io.hutong.http.audit;

import org.jspecify.annotations.NullMarked;
