/** The server: register, assessments and signals that many people work on at once. */
@NullMarked
package org.holdfast.server;

import org.jspecify.annotations.NullMarked;
