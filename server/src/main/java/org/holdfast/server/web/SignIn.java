package org.holdfast.server.web;

import org.jspecify.annotations.Nullable;

/**
 * The page before all others.
 *
 * @param refused the key of why the last attempt failed; null when there was none
 * @param identity whom the provider named and no account has; null when that was not why
 * @param provider what people call who else vouches for them (OpenID Connect); null is nobody
 */
public record SignIn(
        @Nullable String refused,
        @Nullable String identity,
        @Nullable String provider) {}
