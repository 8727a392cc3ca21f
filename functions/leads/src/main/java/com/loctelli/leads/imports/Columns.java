package com.loctelli.leads.imports;

import com.loctelli.contact.ZoneSource;
import com.loctelli.leads.Address;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.LeadSource;
import com.loctelli.leads.NewLead;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the columns of a file are: proposed from their headers, and used to make a person of a row. */
final class Columns {
    /** What a column of no interest is. */
    static final String IGNORED = "ignore";

    static final String CUSTOM = "customFields.";

    private static final Map<String, List<String>> KNOWN = known();
    private static final Set<String> FIELDS = KNOWN.keySet();

    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> custom = new TreeMap<>();

    Columns(List<String> header, Map<String, String> mapping) {
        for (int i = 0; i < header.size(); i++) {
            var field = mapping.getOrDefault(header.get(i), IGNORED);
            if (field.startsWith(CUSTOM)) {
                custom.put(field.substring(CUSTOM.length()), i);
            } else if (!field.equals(IGNORED)) {
                places.putIfAbsent(field, i);
            }
        }
    }

    /** Whether something can be mapped to it. */
    static boolean isField(String field) {
        return FIELDS.contains(field)
                || field.equals(IGNORED)
                || (field.startsWith(CUSTOM) && field.length() > CUSTOM.length() && field.length() <= 80);
    }

    /**
     * What each column most likely is; a header that nobody knows becomes a field of the business's own. So does an id of
     * which the file does not say that it is the outside id: it may be the row's number, or the id of a company.
     */
    static Map<String, String> propose(List<String> header) {
        var mapping = new LinkedHashMap<String, String>();
        var used = new HashSet<String>();
        for (var name : header) {
            var word = word(name);
            var field = KNOWN.entrySet().stream()
                    .filter(entry -> entry.getValue().contains(word))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
            if (field != null && used.add(field)) {
                mapping.put(name, field);
            } else {
                mapping.putIfAbsent(name, word.isEmpty() ? IGNORED : CUSTOM + cut(word));
            }
        }
        return mapping;
    }

    /** The person of a row, or null where there is nothing to know them by: no number, address or outside id. */
    @Nullable
    NewLead person(List<String> row, String ref, List<String> tags) {
        var external = text(row, "externalId");
        if (text(row, "phone") == null && text(row, "email") == null && external == null) {
            return null;
        }
        var own = new TreeMap<String, Object>();
        custom.forEach((name, place) -> {
            var value = at(row, place);
            if (value != null) {
                own.put(name, value);
            }
        });
        var fields = LeadChange.builder()
                .name(text(row, "name"))
                .name(text(row, "firstName"), text(row, "lastName"))
                .phone(text(row, "phone"))
                .email(text(row, "email"))
                .work(text(row, "company"), text(row, "position"))
                .address(new Address(
                        text(row, "address"),
                        text(row, "city"),
                        text(row, "state"),
                        text(row, "postalCode"),
                        text(row, "country")))
                .timezone(text(row, "timezone"), ZoneSource.FORM)
                .language(text(row, "language"))
                .tags(tags(row, tags))
                .customFields(own.isEmpty() ? null : own)
                .build();
        var person = NewLead.of(LeadSource.IMPORT, fields).by(ref);
        return external == null ? person : person.known("import", external);
    }

    private @Nullable List<String> tags(List<String> row, List<String> tags) {
        var all = new ArrayList<>(tags);
        var own = text(row, "tags");
        if (own != null) {
            Arrays.stream(own.split("[,;|]", -1))
                    .map(String::strip)
                    .filter(tag -> !tag.isEmpty() && tag.length() <= 50)
                    .limit(20)
                    .forEach(all::add);
        }
        return all.isEmpty() ? null : all;
    }

    private @Nullable String text(List<String> row, String field) {
        var place = places.get(field);
        return place == null ? null : at(row, place);
    }

    private static @Nullable String at(List<String> row, int place) {
        var value = place < row.size() ? row.get(place).strip() : "";
        return value.isEmpty() ? null : value.length() > 1000 ? value.substring(0, 1000) : value;
    }

    /** A header without case, accents and everything but letters and digits. */
    private static String word(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private static String cut(String word) {
        return word.length() > 60 ? word.substring(0, 60) : word;
    }

    private static Map<String, List<String>> known() {
        return Arrays.stream(new String[] {
                    "phone phone phonenumber mobile mobilephone mobilenumber cell cellphone telephone tel telefon"
                            + " telefono telefone handy mobil movil celular telephonenumber numero",
                    "email email emailaddress mail correo courriel adressemail correoelectronico",
                    "name name fullname contactname contact customer client nombrecompleto nom vollername",
                    "firstName firstname first givenname forename vorname nombre prenom nome",
                    "lastName lastname last surname familyname nachname apellido apellidos nomdefamille sobrenome",
                    "company company companyname organization organisation business firma empresa entreprise",
                    "position position title jobtitle role puesto cargo poste",
                    "address address street address1 addressline1 streetaddress strasse direccion adresse endereco",
                    "city city town ort stadt ciudad ville cidade",
                    "state state province region bundesland estado",
                    "postalCode zip zipcode postcode postalcode plz codigopostal codepostal cep",
                    "country country countrycode land pais pays",
                    "timezone timezone tz zeitzone zonahoraria",
                    "language language lang locale sprache idioma langue",
                    "tags tags tag labels label etiquetas",
                    "externalId externalid"
                })
                .map(line -> line.split(" ", -1))
                .collect(Collectors.toMap(
                        words -> words[0],
                        words -> Arrays.asList(words).subList(1, words.length),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }
}
