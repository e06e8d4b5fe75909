/** Typed columns with validity, dictionaries, exact money, and the register's schema as data. */
@NullMarked
package org.holdfast.column;

import org.jspecify.annotations.NullMarked;
