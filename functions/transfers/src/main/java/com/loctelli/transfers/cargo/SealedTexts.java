package com.loctelli.transfers.cargo;

import com.loctelli.kernel.crypto.TenantCipher;
import com.loctelli.kernel.tenancy.Tenant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens the sealed texts of a tenant for an archive, and seals them again under the key of another. */
public final class SealedTexts {
    private static final String PLACE = "$sealed";
    private static final String TEXT = "text";
    private static final String MAP = "$map";

    private final TenantCipher cipher;
    private final Tenant tenant;

    /** Under the tenant's key. */
    public SealedTexts(TenantCipher cipher, Tenant tenant) {
        this.cipher = cipher;
        this.tenant = tenant;
    }

    /**
     * A text that was sealed, opened.
     *
     * @param place what it was sealed for
     */
    public record Opened(String place, String text) {

        /** Masked: what was sealed must not reach a log. */
        @Override
        public String toString() {
            return "Opened[" + place + "]";
        }
    }

    /** The text inside; empty for one that the tenant's key never sealed. */
    public Optional<Opened> open(String text) {
        return TenantCipher.placeOf(text).flatMap(place -> {
            try {
                return Optional.of(new Opened(place, cipher.open(tenant, place, text)));
            } catch (IllegalStateException _) {
                // Somebody wrote a text that begins as a sealed one does: it is carried as it is.
                return Optional.empty();
            }
        });
    }

    /** The text sealed for its place. */
    public String seal(Opened opened) {
        return cipher.seal(tenant, opened.place(), opened.text());
    }

    /** The tree with every sealed text replaced by a map that tells its place and what was in it. */
    public Object opened(Object tree) {
        return switch (tree) {
            case String text ->
                open(text)
                        .<Object>map(one -> Map.of(PLACE, one.place(), TEXT, one.text()))
                        .orElse(text);
            case List<?> list -> list.stream().map(this::opened).toList();
            case Map<?, ?> map -> {
                var out = new LinkedHashMap<String, Object>();
                map.forEach((name, value) -> out.put(String.valueOf(name), opened(value)));
                yield out;
            }
            default -> tree;
        };
    }

    /** The tree with every such map replaced by the text, sealed under the tenant's key. */
    public Object sealed(Object tree) {
        return switch (tree) {
            case List<?> list -> list.stream().map(this::sealed).toList();
            case Map<?, ?> map
            when map.get(PLACE) instanceof String place && map.get(TEXT) instanceof String text ->
                seal(new Opened(place, text));
            // A map of the tenant's own whose members may be called anything.
            case Map<?, ?> map when map.get(MAP) instanceof Map<?, ?> own -> Map.of(MAP, members(own));
            case Map<?, ?> map -> members(map);
            default -> tree;
        };
    }

    private Map<String, Object> members(Map<?, ?> map) {
        var out = new LinkedHashMap<String, Object>();
        map.forEach((name, value) -> out.put(String.valueOf(name), sealed(value)));
        return out;
    }
}
