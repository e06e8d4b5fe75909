/** Households and places as rows of the register's tables, in bytes. */
@NullMarked
package org.holdfast.synth.table;

import org.jspecify.annotations.NullMarked;
