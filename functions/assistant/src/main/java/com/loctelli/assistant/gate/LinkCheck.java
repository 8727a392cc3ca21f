package com.loctelli.assistant.gate;

import java.util.regex.Pattern;

/**
 * A reply sends the lead nowhere but to the business: every web address, e-mail address and telephone number in it
 * stands in what the business says of itself, or was the lead's own.
 */
final class LinkCheck {
    private static final String NAME = "links";
    private static final Pattern ADDRESS = Pattern.compile(
            "(?U)[\\p{L}\\d._%+-]+@[\\p{L}\\d.-]+\\.\\p{L}{2,}"
                    + "|(?:[a-z][a-z+.-]{1,20}://|www\\.)[^\\s<>\"')]+"
                    + "|(?<![\\p{L}\\d@.])(?:[\\p{L}\\d](?:[\\p{L}\\d-]{0,61}[\\p{L}\\d])?\\.)+"
                    + "(?:com|net|org|io|co|info|biz|app|dev|me|ly|link|shop|store|online|site|xyz|top|club|live|pro|de|at|ch|es|fr|pt|br|uk|us|eu|ru|cn|example|test)(?![\\p{L}\\d])(?:/[^\\s<>\"')]*)?");
    private static final Pattern PHONE =
            Pattern.compile("(?<![\\d.,:/$€£-])\\+?\\(?\\d(?:[ ().-]{0,2}\\d){7,14}(?![\\d.,:/%]\\d|\\d)");
    private static final Pattern DATE =
            Pattern.compile("20\\d\\d[-./]\\d\\d?[-./]\\d\\d?.*|\\d\\d?[-./]\\d\\d?[-./]20\\d\\d.*");

    private LinkCheck() {}

    static Check of(String normal, Evidence evidence) {
        var known = new StringBuilder();
        evidence.house().known().forEach(text -> known.append(text).append('\n'));
        evidence.leadWords().forEach(text -> known.append(text).append('\n'));
        var text = known.toString();
        var address = ADDRESS.matcher(normal);
        while (address.find()) {
            var bare = bare(address.group());
            if (!text.contains(bare)) {
                return failed(address.group());
            }
        }
        var digits = text.replaceAll("[^\\d\\n\\p{L}]", "");
        var phone = PHONE.matcher(ADDRESS.matcher(normal).replaceAll(" "));
        while (phone.find()) {
            boolean isKnown = digits.contains(phone.group().replaceAll("\\D", ""));
            if (!isKnown && !DATE.matcher(phone.group()).matches()) {
                return failed(phone.group());
            }
        }
        return Check.passed(NAME);
    }

    /** Whether a text that was made normal names an address. */
    static boolean hasAddress(String normal) {
        return ADDRESS.matcher(normal).find();
    }

    private static String bare(String address) {
        return address.replaceFirst("^[a-z][a-z+.-]{1,20}://", "")
                .replaceFirst("^www\\.", "")
                .replaceFirst("[/.,;:!?]+$", "");
    }

    private static Check failed(String address) {
        return Check.failed(
                NAME,
                "The reply sends the lead to \"" + address + "\", which is not the business's. Give no address, link or"
                        + " number that is not in your instructions.");
    }
}
