package org.holdfast.server;

import org.apache.catalina.core.StandardHost;
import org.holdfast.server.access.AccessTokens;
import org.holdfast.server.access.Accounts;
import org.holdfast.server.access.SecondFactor;
import org.holdfast.server.access.SecurityConfiguration;
import org.holdfast.server.access.Session;
import org.holdfast.server.api.ApiConfiguration;
import org.holdfast.server.assessment.HouseholdAssessment;
import org.holdfast.server.assessment.PackPreviews;
import org.holdfast.server.assessment.Packs;
import org.holdfast.server.assessment.RunOrders;
import org.holdfast.server.journal.Journal;
import org.holdfast.server.journal.JournalExport;
import org.holdfast.server.journal.JournalReading;
import org.holdfast.server.operation.Health;
import org.holdfast.server.operation.Metrics;
import org.holdfast.server.operation.RequestIds;
import org.holdfast.server.operation.SecurityLog;
import org.holdfast.server.registry.Excerpts;
import org.holdfast.server.registry.Households;
import org.holdfast.server.registry.Intake;
import org.holdfast.server.registry.PlaceFacts;
import org.holdfast.server.registry.StoredPlaceFacts;
import org.holdfast.server.registry.Unmasking;
import org.holdfast.server.settings.Settings;
import org.holdfast.server.store.PersonalCipher;
import org.holdfast.server.store.Store;
import org.holdfast.server.web.AccountPages;
import org.holdfast.server.web.AdministrationPages;
import org.holdfast.server.web.Frames;
import org.holdfast.server.web.HouseholdPages;
import org.holdfast.server.web.Inbox;
import org.holdfast.server.web.InboxPage;
import org.holdfast.server.web.LoadPages;
import org.holdfast.server.web.Overview;
import org.holdfast.server.web.PlainErrors;
import org.holdfast.server.web.PolicyPages;
import org.holdfast.server.web.ProblemPage;
import org.holdfast.server.web.ReadingPages;
import org.holdfast.server.web.RecordPages;
import org.holdfast.server.web.SavedViews;
import org.holdfast.server.web.SecondFactorPages;
import org.holdfast.server.web.SignInPages;
import org.holdfast.server.web.Views;
import org.holdfast.server.web.WarmUp;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.session.SessionRegistry;

/** What the server is made of. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration")
@Import({
    SecurityConfiguration.class,
    ApiConfiguration.class,
    Health.class,
    Metrics.class,
    SecurityLog.class,
    ReadingPages.class,
    HouseholdPages.class,
    InboxPage.class,
    PolicyPages.class,
    RecordPages.class,
    LoadPages.class,
    AccountPages.class,
    ProblemPage.class,
    SecondFactorPages.class,
    SignInPages.class
})
class ServerConfiguration {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> valves() {
        return tomcat -> {
            tomcat.addEngineValves(new RequestIds());
            tomcat.addContextCustomizers(context ->
                    ((StandardHost) context.getParent()).setErrorReportValveClass(PlainErrors.class.getName()));
        };
    }

    @Bean
    AdministrationPages administrationPages(
            Views views, Frames frames, Settings settings, Packs packs, OpenStore open) {
        return new AdministrationPages(views, frames, settings, packs, open.store(), open.work());
    }

    @Bean
    Store store(OpenStore open) {
        return open.store();
    }

    @Bean
    Journal journal(OpenStore open) {
        return open.journal();
    }

    @Bean
    Inbox inbox(OpenStore open, ServerSettings settings) {
        return new Inbox(open.store(), settings::today);
    }

    @Bean
    Overview overview(OpenStore open, ServerSettings settings) {
        return new Overview(open.store(), settings::today);
    }

    @Bean
    Views views() {
        return new Views();
    }

    @Bean
    Frames frames(Views views, OpenStore open, Settings settings) {
        return new Frames(views, settings, open.store(), open.packs());
    }

    @Bean
    Accounts accounts(OpenStore open) {
        return new Accounts(open.store(), open.journal());
    }

    @Bean
    Settings settings(OpenStore open) {
        return new Settings(open.journal());
    }

    @Bean
    Session session(Accounts accounts, Settings settings, SessionRegistry sessions) {
        return new Session(accounts, settings, sessions);
    }

    @Bean
    AccessTokens tokens(OpenStore open) {
        return new AccessTokens(open.store(), open.journal());
    }

    @Bean
    Packs packs(OpenStore open) {
        return open.packs();
    }

    @Bean
    PackPreviews packPreviews(OpenStore open) {
        return new PackPreviews(open.store());
    }

    @Bean
    Excerpts excerpts(OpenStore open) {
        return new Excerpts(open.store(), open.cipher());
    }

    @Bean
    Households households(OpenStore open) {
        return new Households(open.store(), open.journal(), open.cipher());
    }

    @Bean
    PersonalCipher cipher(OpenStore open) {
        return open.cipher();
    }

    @Bean
    Intake intake(OpenStore open) {
        return open.intake();
    }

    @Bean
    JournalExport journalExport(OpenStore open) {
        return open.journalExport();
    }

    @Bean
    SavedViews savedViews(OpenStore open) {
        return new SavedViews(open.store());
    }

    @Bean
    PlaceFacts placeFacts(OpenStore open) {
        return new PlaceFacts(open.journal(), open.cipher());
    }

    @Bean
    StoredPlaceFacts storedPlaceFacts(OpenStore open) {
        return new StoredPlaceFacts(open.store(), open.cipher());
    }

    @Bean
    Unmasking unmasking(OpenStore open) {
        return new Unmasking(open.journal(), open.cipher());
    }

    @Bean
    HouseholdAssessment householdAssessment(OpenStore open) {
        return new HouseholdAssessment(open.store(), open.packs());
    }

    @Bean
    WarmUp warmUp(OpenStore open, Excerpts excerpts, HouseholdAssessment assessment) {
        return new WarmUp(open.store(), excerpts, assessment);
    }

    @Bean
    RunOrders runOrders(OpenStore open) {
        return new RunOrders(open.journal());
    }

    @Bean
    JournalReading journalReading(OpenStore open) {
        return new JournalReading(open.store());
    }

    @Bean
    SecondFactor secondFactor(OpenStore open) {
        return new SecondFactor(open.store(), open.journal(), open.cipher());
    }
}
