package org.holdfast.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.holdfast.policy.source.PackSource;
import org.holdfast.server.access.Accounts;
import org.holdfast.server.access.Accounts.NewAccount;
import org.holdfast.server.access.Provider;
import org.holdfast.server.access.ProviderRegistration;
import org.holdfast.server.assessment.Packs;
import org.holdfast.server.assessment.Packs.PackRefused;
import org.holdfast.server.operation.StaleWatch;
import org.holdfast.server.registry.IntakeWork;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Role;
import org.holdfast.server.web.WarmUp;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A running server: its store, its pages, and the assessments that stay current. */
public final class HoldfastServer implements AutoCloseable {
    private static final String FIRST_PACK = "cn";

    private final OpenStore store;
    private final ConfigurableApplicationContext pages;
    private final StaleWatch watch;
    private final IntakeWork intake;
    private final @Nullable String firstPassword;

    private HoldfastServer(
            OpenStore store,
            ConfigurableApplicationContext pages,
            StaleWatch watch,
            IntakeWork intake,
            @Nullable String firstPassword) {
        this.store = store;
        this.pages = pages;
        this.watch = watch;
        this.intake = intake;
        this.firstPassword = firstPassword;
    }

    /** Starts a server; it answers when this returns. */
    public static HoldfastServer start(ServerSettings settings) throws IOException, SQLException {
        return start(settings, List.of(), Duration.ZERO);
    }

    /** Starts a server for many people: it answers when this returns, and at first does nothing else that can wait. */
    public static HoldfastServer serve(ServerSettings settings) throws IOException, SQLException {
        HoldfastServer server = start(settings, List.of(), WarmUp.LONGEST);
        server.pages.getBean(WarmUp.class).start();
        return server;
    }

    /**
     * Starts a server.
     *
     * @param additions more configuration than its own, which proofs of it bring
     * @param calm as of {@link StaleWatch}
     */
    static HoldfastServer start(ServerSettings settings, List<Class<?>> additions, Duration calm)
            throws IOException, SQLException {
        OpenStore store = OpenStore.open(settings);
        try {
            addPacks(store, settings.packs());
            String password = addFirstAccount(store);
            ConfigurableApplicationContext pages = pages(settings, store, additions);
            StaleWatch watch = new StaleWatch(store.assessments(), store.checkpoints(), settings::today, calm);
            watch.start();
            IntakeWork intake =
                    new IntakeWork(store.store(), store.loads(), store.intake().files());
            intake.start();
            return new HoldfastServer(store, pages, watch, intake, password);
        } catch (IOException | RuntimeException failed) {
            store.close();
            throw failed;
        }
    }

    /** Adds the packs that come with Holdfast; the first decides until an officer activates another. */
    private static void addPacks(OpenStore store, Path packs) throws IOException {
        List<Path> directories;
        try (Stream<Path> all = Files.list(packs)) {
            directories = all.filter(path -> Files.exists(path.resolve("pack.yaml")))
                    .sorted()
                    .toList();
        }
        for (Path directory : directories) {
            try {
                String digest = store.packs().add(Actor.SYSTEM, PackSource.read(directory));
                if (directory.endsWith(FIRST_PACK)
                        && store.packs().list(Actor.SYSTEM).stream().noneMatch(Packs.Listed::inForce)) {
                    store.packs().begin(digest, "The pack a new server begins with");
                }
            } catch (PackRefused broken) {
                throw new IOException(broken.getMessage(), broken);
            }
        }
    }

    /** Makes the first administrator; gives the password, or null when there are accounts already. */
    private static @Nullable String addFirstAccount(OpenStore store) {
        Accounts accounts = new Accounts(store.store(), store.journal());
        if (!accounts.isEmpty()) {
            return null;
        }
        String password = Accounts.randomPassword();
        accounts.add(Actor.SYSTEM, new NewAccount("admin", "Administrator", Role.ADMINISTRATOR, null, "en"), password);
        return password;
    }

    private static ConfigurableApplicationContext pages(
            ServerSettings settings, OpenStore store, List<Class<?>> additions) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.address", settings.bind());
        properties.put("server.port", settings.port());
        properties.put("server.servlet.session.cookie.name", settings.https() ? "__Host-SESSION" : "SESSION");
        properties.put("server.servlet.session.cookie.secure", settings.https());
        properties.put("spring.servlet.multipart.location", store.work().toString());
        // from here on the server has a log of its own, whatever was asked for while the store was opened
        System.clearProperty("logback.configurationFile");
        return new SpringApplicationBuilder(ServerConfiguration.class)
                .sources(additions.toArray(new Class<?>[0]))
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(properties)
                .initializers(context -> {
                    GenericApplicationContext beans = (GenericApplicationContext) context;
                    beans.registerBean(OpenStore.class, () -> store, definition -> definition.setDestroyMethodName(""));
                    beans.registerBean(ServerSettings.class, () -> settings);
                    Provider provider = settings.provider();
                    if (provider != null) {
                        beans.registerBean(ProviderRegistration.class, () -> new ProviderRegistration(provider));
                    }
                })
                .run();
    }

    /** The port it listens on. */
    public int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) pages).getWebServer(), "a running server")
                .getPort();
    }

    /** What it is made of. */
    ApplicationContext parts() {
        return pages;
    }

    /** The store behind it. */
    public OpenStore store() {
        return store;
    }

    /** The password of the account {@code admin} when this start made it; it is not known afterwards. */
    public @Nullable String firstPassword() {
        return firstPassword;
    }

    /** Stops: requests that run are answered, the assessment that runs is finished, the database is closed last. */
    @Override
    public void close() {
        pages.close();
        intake.close();
        watch.close();
        store.close();
    }
}
