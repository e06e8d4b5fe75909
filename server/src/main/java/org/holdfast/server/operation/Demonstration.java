package org.holdfast.server.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.register.Progress;
import org.holdfast.register.UnreadableRegister;
import org.holdfast.server.OpenStore;
import org.holdfast.server.access.Accounts;
import org.holdfast.server.access.Accounts.NewAccount;
import org.holdfast.server.registry.Loads;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Role;
import org.holdfast.synth.Commission;
import org.holdfast.synth.Synthesis;
import org.holdfast.synth.place.TooManyHouseholds;

/** A synthetic county for people who want to look around, and an account of every role. Nobody in it is real. */
public final class Demonstration {
    /** The date its assessments are made as of. */
    public static final LocalDate AS_OF = LocalDate.of(2020, 12, 31);

    private static final long HOUSEHOLDS = 3_000;

    private Demonstration() {}

    /** Who works where: each role once, and an officer of everything, who decides on packs. */
    private record Post(String name, Role role, String level) {}

    private static final List<Post> POSTS = List.of(
            new Post("worker", Role.WORKER, "village"),
            new Post("reviewer", Role.REVIEWER, "township"),
            new Post("officer", Role.OFFICER, "county"),
            new Post("supervisor", Role.SUPERVISOR, "province"),
            new Post("department", Role.DEPARTMENT, "county"),
            new Post("auditor", Role.AUDITOR, "county"),
            new Post("policy-officer", Role.OFFICER, "nation"));

    /** An account that was made, and its password. */
    public record DemoAccount(String role, String name, String password) {}

    /** Fills an empty store; gives the accounts, none when the store was filled before. */
    public static List<DemoAccount> prepare(OpenStore store, Path work) throws IOException {
        boolean filled = store.store()
                .read(
                        Actor.SYSTEM,
                        db -> db.sql("select exists (select 1 from household)")
                                .query(Boolean.class)
                                .single());
        if (filled) {
            return List.of();
        }
        Path register = Files.createDirectories(work.resolve("register"));
        try {
            Synthesis.run(new Commission(HOUSEHOLDS, 1, AS_OF, 2), register, (written, wanted) -> {});
            try (Loads.Checked checked = Loads.check(register, 1, work, Progress.SILENT, Progress.SILENT)) {
                store.loads()
                        .apply(Actor.SYSTEM, checked, new Loads.Order("demonstration", true, AS_OF), Progress.SILENT);
            }
        } catch (TooManyHouseholds | UnreadableRegister impossible) {
            throw new IllegalStateException("The synthetic county cannot be made", impossible);
        }
        return accounts(store);
    }

    private static List<DemoAccount> accounts(OpenStore store) {
        List<DemoAccount> made = new ArrayList<>();
        Accounts accounts = new Accounts(store.store(), store.journal());
        for (Post post : POSTS) {
            String place = store.store()
                    .read(
                            Actor.SYSTEM,
                            db -> db.sql("select place_id from place where level = :level order by place_id limit 1")
                                    .param("level", post.level())
                                    .query(String.class)
                                    .single());
            String password = Accounts.randomPassword();
            accounts.add(
                    Actor.SYSTEM,
                    new NewAccount(post.name(), "Demo " + post.name(), post.role(), place, "en"),
                    password);
            made.add(new DemoAccount(post.role().id(), post.name(), password));
        }
        return made;
    }
}
