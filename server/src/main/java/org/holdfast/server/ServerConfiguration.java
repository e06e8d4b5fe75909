package org.holdfast.server;

import org.holdfast.server.access.Accounts;
import org.holdfast.server.access.SecurityConfiguration;
import org.holdfast.server.journal.Journal;
import org.holdfast.server.operation.Health;
import org.holdfast.server.store.Store;
import org.holdfast.server.web.AccountPages;
import org.holdfast.server.web.Frames;
import org.holdfast.server.web.InboxPage;
import org.holdfast.server.web.ProblemPage;
import org.holdfast.server.web.ReadingPages;
import org.holdfast.server.web.Views;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What the server is made of. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration")
@Import({
    SecurityConfiguration.class,
    Health.class,
    ReadingPages.class,
    InboxPage.class,
    AccountPages.class,
    ProblemPage.class
})
class ServerConfiguration {
    @Bean
    Store store(OpenStore open) {
        return open.store();
    }

    @Bean
    Journal journal(OpenStore open) {
        return open.journal();
    }

    @Bean
    Views views() {
        return new Views();
    }

    @Bean
    Frames frames(OpenStore open) {
        return new Frames(open.store(), open.packs());
    }

    @Bean
    Accounts accounts(OpenStore open) {
        return new Accounts(open.store(), open.journal());
    }
}
