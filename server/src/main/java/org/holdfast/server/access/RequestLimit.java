package org.holdfast.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How many requests an account may make, or an address where nobody is signed in: so many a second on average, and
 * {@value #SECONDS} seconds' worth at once. Who asks for more is told when to come again.
 */
public final class RequestLimit extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger("org.holdfast.security");
    private static final int SECONDS = 10;
    private static final Set<String> FREE = Set.of("/healthz", "/readyz", "/metrics");

    private final IntSupplier perSecond;
    private final Pace pace = new Pace(System::nanoTime);

    public RequestLimit(IntSupplier perSecond) {
        this.perSecond = perSecond;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return FREE.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SignedIn who = SignedIn.current();
        int rate = perSecond.getAsInt();
        long wait = pace.wait(
                who == null ? request.getRemoteAddr() : "account " + who.accountId(),
                rate * SECONDS,
                TimeUnit.SECONDS.toNanos(1) / rate);
        if (wait == 0) {
            chain.doFilter(request, response);
            return;
        }
        LOG.warn("too many requests: {}", SignedIn.inLog());
        response.setHeader("Retry-After", Long.toString(wait));
        response.sendError(429);
    }
}
