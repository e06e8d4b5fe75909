package org.holdfast.server;

import org.holdfast.server.access.Accounts;
import org.holdfast.server.access.SecurityConfiguration;
import org.holdfast.server.operation.Health;
import org.holdfast.server.store.Store;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What the server is made of. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration")
@Import({SecurityConfiguration.class, Health.class})
class ServerConfiguration {
    @Bean
    Store store(OpenStore open) {
        return open.store();
    }

    @Bean
    Accounts accounts(OpenStore open) {
        return new Accounts(open.store(), open.journal());
    }
}
