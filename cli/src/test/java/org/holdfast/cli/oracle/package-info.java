/** The cn pack stated a second time, in SQL, and the registers on which both statements must agree. */
@NullMarked
package org.holdfast.cli.oracle;

import org.jspecify.annotations.NullMarked;
