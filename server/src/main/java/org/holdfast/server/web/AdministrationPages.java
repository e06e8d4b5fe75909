package org.holdfast.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.holdfast.policy.source.PackSource;
import org.holdfast.server.assessment.Packs;
import org.holdfast.server.assessment.Packs.PackRefused;
import org.holdfast.server.registry.RefusedChange;
import org.holdfast.server.registry.ZippedDirectory;
import org.holdfast.server.settings.Setting;
import org.holdfast.server.settings.Settings;
import org.holdfast.server.store.Store;
import org.holdfast.server.store.WholeServer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What administrators set for the whole server, and the packs that it has. */
@RestController
public class AdministrationPages {
    private static final long LARGEST_PACK = 20 << 20;

    private final Views views;
    private final Frames frames;
    private final Settings settings;
    private final Packs packs;
    private final Store store;
    private final Path work;

    /** @param work a directory for packs on their way into the store */
    public AdministrationPages(Views views, Frames frames, Settings settings, Packs packs, Store store, Path work) {
        this.views = views;
        this.frames = frames;
        this.settings = settings;
        this.packs = packs;
        this.store = store;
        this.work = work;
    }

    /**
     * The settings.
     *
     * @param sets whether the reader may set them
     */
    public record SettingsShown(List<Settings.Standing> settings, boolean sets) {}

    @GetMapping(path = "/admin/settings", produces = MediaType.TEXT_HTML_VALUE)
    String settings(HttpServletRequest request) {
        return views.page(
                "settings",
                frames.of(request, Navigation.SETTINGS),
                new SettingsShown(settings.list(Frames.reader()), WholeServer.isOf(store, Frames.reader())));
    }

    @PostMapping("/admin/settings/{name}")
    void set(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable("name") String name,
            @RequestParam(name = "value", defaultValue = "") String value,
            @RequestParam(name = "version", defaultValue = "-1") long version,
            @RequestParam(name = "reason", defaultValue = "") String reason)
            throws IOException {
        Optional<Setting> setting = Arrays.stream(Setting.values())
                .filter(one -> one.id().equals(name))
                .findFirst();
        String said = setting.isEmpty() || reason.isBlank() || reason.length() > 2_000
                ? "settings.needs_reason"
                : switch (settings.set(Frames.reader(), setting.get(), value.strip(), version, reason.strip())) {
                    case DONE -> "settings.done";
                    case STALE -> "settings.stale";
                    case WRONG -> "settings.wrong";
                    case NOT_ALLOWED -> "settings.not_for_all";
                };
        Frames.say(request, said.equals("settings.done"), frames.texts(request).text(said));
        response.sendRedirect("/admin/settings");
    }

    /**
     * The packs of the server.
     *
     * @param adds whether the reader may add one
     * @param refused what is wrong with one that was sent; null when none was
     */
    public record PacksShown(
            List<Packs.Listed> packs,
            boolean adds,
            @Nullable String refused) {}

    @GetMapping(path = "/admin/packs", produces = MediaType.TEXT_HTML_VALUE)
    String packs(HttpServletRequest request) {
        return packs(request, null);
    }

    private String packs(HttpServletRequest request, @Nullable String refused) {
        return views.page(
                "packs",
                frames.of(request, Navigation.PACKS),
                new PacksShown(packs.list(Frames.reader()), WholeServer.isOf(store, Frames.reader()), refused));
    }

    @PostMapping(
            path = "/admin/packs",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.TEXT_HTML_VALUE)
    String add(HttpServletRequest request, @RequestParam("file") MultipartFile file) throws IOException {
        Texts texts = frames.texts(request);
        if (file.isEmpty() || file.getSize() > LARGEST_PACK) {
            return packs(request, texts.text("packs.no_archive"));
        }
        Path directory = Files.createTempDirectory(Files.createDirectories(work), "pack-");
        try {
            Path archive = directory.resolve("pack.zip");
            file.transferTo(archive);
            Path pack = ZippedDirectory.unpack(archive, Files.createDirectory(directory.resolve("pack")), LARGEST_PACK);
            if (!Files.exists(pack.resolve("pack.yaml"))) {
                return packs(request, texts.text("packs.no_archive"));
            }
            packs.add(Frames.reader(), PackSource.read(pack));
            Frames.say(request, true, texts.text("packs.added"));
            return packs(request, null);
        } catch (PackRefused | RefusedChange refused) {
            return packs(request, refused.getMessage());
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
    }
}
