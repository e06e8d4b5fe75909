package org.holdfast.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How often an address may try to sign in: a burst of {@value #BURST}, then one more every few seconds. It slows down who
 * tries many names with one password, which the lock of single accounts does not.
 */
final class SignInLimit extends OncePerRequestFilter {
    static final int BURST = 30;
    private static final Logger LOG = LoggerFactory.getLogger("org.holdfast.security");
    private static final long NANOS_PER_ATTEMPT = Duration.ofSeconds(4).toNanos();

    private final Pace pace;

    SignInLimit() {
        this(System::nanoTime);
    }

    /** @param clock in nanoseconds */
    SignInLimit(LongSupplier clock) {
        this.pace = new Pace(clock);
    }

    /** Seconds to wait before the next attempt; 0 when this one is allowed, and counted. */
    long attempt(String address) {
        return pace.wait(address, BURST, NANOS_PER_ATTEMPT);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !request.getRequestURI().equals("/sign-in");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long wait = attempt(request.getRemoteAddr());
        if (wait == 0) {
            chain.doFilter(request, response);
            return;
        }
        LOG.warn("too many requests: {}", SignedIn.inLog());
        response.setHeader("Retry-After", Long.toString(wait));
        response.sendError(429);
    }
}
