package org.holdfast.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How often an address may try to sign in: a burst of {@value #BURST}, then one more every few seconds. It slows down who
 * tries many names with one password, which the lock of single accounts does not; memory is bounded.
 */
final class SignInLimit extends OncePerRequestFilter {
    static final int BURST = 30;
    private static final long NANOS_PER_ATTEMPT = Duration.ofSeconds(4).toNanos();
    private static final int MOST_ADDRESSES = 10_000;

    private final LongSupplier clock;

    /** By address, when its attempts so far are paid off; the eldest are forgotten. */
    private final Map<String, Long> paidAt = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    SignInLimit() {
        this(System::nanoTime);
    }

    /** @param clock in nanoseconds */
    SignInLimit(LongSupplier clock) {
        this.clock = clock;
    }

    /** Seconds to wait before the next attempt; 0 when this one is allowed, and counted. */
    synchronized long attempt(String address) {
        long now = clock.getAsLong();
        Long known = paidAt.get(address);
        long paid = known == null ? now : Math.max(known, now);
        long ahead = paid - now;
        if (ahead > (BURST - 1) * NANOS_PER_ATTEMPT) {
            return Duration.ofNanos(ahead - (BURST - 1) * NANOS_PER_ATTEMPT).toSeconds() + 1;
        }
        paidAt.put(address, paid + NANOS_PER_ATTEMPT);
        return 0;
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
        response.setHeader("Retry-After", Long.toString(wait));
        response.sendError(429);
    }
}
