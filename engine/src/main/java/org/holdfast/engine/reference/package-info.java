/** The reference interpreter: small, obviously right, the meaning of every construct. */
@NullMarked
package org.holdfast.engine.reference;

import org.jspecify.annotations.NullMarked;
