package org.holdfast.cli;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.holdfast.server.HoldfastServer;
import org.holdfast.server.operation.Demonstration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdfast serve}. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Starts the server: a store that keeps every accepted change in a journal, assessments that stay"
                + " current, and pages. Stop it with Ctrl-C or SIGTERM.",
        footer = {"", "Example:", "  holdfast serve --demo", "  holdfast serve --data /var/lib/holdfast --port 8080"})
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private Terminal terminal = new Terminal();

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen on. Default: ${DEFAULT-VALUE}.")
    private String bind = "";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port to listen on; 0 is any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "Date of assessments. Default: the day they are made.")
    private @Nullable LocalDate asOf;

    @Option(
            names = "--https",
            description = "Browsers reach the server by https, through a proxy: cookies are sent no other way.")
    private boolean https;

    @Mixin
    private ProviderOptions provider = new ProviderOptions();

    @Option(
            names = "--demo",
            description = "Begin with a synthetic county, assessed as of 2020-12-31, and an account of every role; the"
                    + " directory must be new.")
    private boolean demo;

    @Override
    public Integer call() throws Exception {
        LocalDate date = demo ? Demonstration.AS_OF : asOf;
        CountDownLatch stopped = new CountDownLatch(1);
        try {
            HoldfastServer server =
                    HoldfastServer.serve(store.settings(bind, port, date, provider.provider(System.getenv()), https));
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                server.close();
                                stopped.countDown();
                            },
                            "stop"));
            if (demo) {
                Demonstration.prepare(server.store(), store.data().resolve("demonstration"))
                        .forEach(account -> terminal.out()
                                .println(account.role() + ": " + account.name() + "  password " + account.password()));
            }
            if (server.firstPassword() != null) {
                terminal.out().println("administrator: admin  password " + server.firstPassword());
            }
            terminal.out().println("Holdfast answers at http://" + bind + ":" + server.port() + "/");
            terminal.out().flush();
        } catch (SQLException refused) {
            throw StoreOptions.refused(refused);
        }
        stopped.await();
        return 0;
    }
}
