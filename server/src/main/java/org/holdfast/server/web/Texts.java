package org.holdfast.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.holdfast.policy.pack.Pack;

/** The words of the pages in one language. */
public final class Texts {
    public static final Texts ENGLISH = read(Locale.ENGLISH);
    public static final Texts CHINESE = read(Locale.SIMPLIFIED_CHINESE);

    private final Locale locale;
    private final Map<String, String> texts;
    private final Map<String, String> titlesOfPack;

    private Texts(Locale locale, Map<String, String> texts, Map<String, String> titlesOfPack) {
        this.locale = locale;
        this.texts = texts;
        this.titlesOfPack = titlesOfPack;
    }

    /** The same with the words of a policy pack for its own indicators, causes, measures, categories and levels. */
    public Texts with(Pack pack) {
        return new Texts(locale, texts, pack.texts().titles().getOrDefault(locale.getLanguage(), Map.of()));
    }

    /** The language of that code; English when it is none of ours. */
    public static Texts of(String language) {
        return "zh".equals(language) ? CHINESE : ENGLISH;
    }

    private static Texts read(Locale locale) {
        String name = "texts." + locale.getLanguage() + ".properties";
        try (InputStream file = Objects.requireNonNull(Texts.class.getResourceAsStream(name), name)) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            Map<String, String> texts = new TreeMap<>();
            properties.forEach((key, text) -> texts.put((String) key, (String) text));
            return new Texts(locale, texts, Map.of());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public Locale locale() {
        return locale;
    }

    /** The language as HTML names it. */
    public String language() {
        return locale.getLanguage().equals("zh") ? "zh-CN" : "en";
    }

    public List<String> keys() {
        return List.copyOf(texts.keySet());
    }

    /** The text of that key, with {0}, {1} ... filled in; there must be one. */
    public String text(String key, Object... values) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("No text " + key + " in " + locale + ", for " + Arrays.toString(values));
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** The pack's word for an id, or else ours; the id itself, readable, when there is none. */
    public String word(String group, String id) {
        String key = group + "." + id;
        String ours = texts.get(key);
        String text = titlesOfPack.containsKey(key) ? titlesOfPack.get(key) : ours;
        return text == null ? id.replace('_', ' ') : text;
    }
}
