package com.loctelli.contact;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The codes of the states of the USA and the provinces of Canada by their English names. */
public final class StateNames {
    private static final Map<String, String> US = byName("""
            AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,
            DC District of Columbia,DC Washington DC,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,
            IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,
            MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,
            NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,
            RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,
            WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming,PR Puerto Rico,VI Virgin Islands,GU Guam,
            MP Northern Mariana Islands,AS American Samoa""");
    private static final Map<String, String> CANADA = byName("""
            AB Alberta,BC British Columbia,MB Manitoba,NB New Brunswick,NL Newfoundland and Labrador,NL Newfoundland,
            NS Nova Scotia,NT Northwest Territories,NU Nunavut,ON Ontario,PE Prince Edward Island,QC Quebec,QC Québec,
            SK Saskatchewan,YT Yukon""");

    private StateNames() {}

    /** The code for a name, or the text itself in upper case when it is no name of that country. */
    public static String code(Country country, String text) {
        String folded = text.strip().toUpperCase(Locale.ROOT).replace(".", "");
        return (country.equals(Country.CA) ? CANADA : US).getOrDefault(folded, folded);
    }

    private static Map<String, String> byName(String list) {
        Map<String, String> codes = new HashMap<>();
        for (String entry : list.split(",\\s*", -1)) {
            codes.put(entry.substring(3).toUpperCase(Locale.ROOT), entry.substring(0, 2));
        }
        return Map.copyOf(codes);
    }
}
