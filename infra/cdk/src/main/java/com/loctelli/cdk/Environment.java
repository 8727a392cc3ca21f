package com.loctelli.cdk;

import com.loctelli.cdk.iam.FunctionSettings;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A stage's place: the one value that every name and tag comes from. The stages differ in nothing else.
 *
 * @param stage such as {@code dev}, {@code staging} or {@code prod}
 * @param account the AWS account, 12 digits
 * @param region where everything but the edge is
 * @param domain the host name that people use
 * @param alarmAddress the e-mail address that alarms go to
 * @param hasEdge whether the edge stands in front of the API, so that functions ask for its key
 * @param isAtOnce whether new versions take over at once and unwatched, also where real people depend on them
 * @param tuning settings of the functions that a deployment may say otherwise, by name; no secret is among them
 */
public record Environment(
        String stage,
        String account,
        String region,
        String domain,
        String alarmAddress,
        boolean hasEdge,
        boolean isAtOnce,
        SortedMap<String, String> tuning) {
    /** Where CloudFront wants its firewall and its certificate. */
    public static final String EDGE_REGION = "us-east-1";

    private static final Pattern TUNING = Pattern.compile("(ASSISTANT|OPENAI|TWILIO|GHL)_[A-Z_]+"
            + "|LOCTELLI_(ORIGINS|SENDER_PER_MINUTE|TENANT_PER_MINUTE|SMS_SEGMENT_MICROS)");
    private static final Pattern STAGE = Pattern.compile("[a-z][a-z0-9]{1,9}");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");

    public Environment {
        check(STAGE, stage, "a stage is 2 to 10 lower-case letters and digits");
        check(ACCOUNT, account, "an account is 12 digits");
        check(REGION, region, "a region is a name such as us-east-1");
        check(DOMAIN, domain, "a domain is a host name in lower case");
        if (!alarmAddress.contains("@")) {
            throw new IllegalArgumentException("alarms go to an e-mail address: " + alarmAddress);
        }
        tuning = new TreeMap<>(tuning);
        tuning.keySet().removeIf(name -> !isTuning(name));
    }

    /** A place behind the edge, whose new versions take over as they do in its stage. */
    public Environment(
            String stage,
            String account,
            String region,
            String domain,
            String alarmAddress,
            SortedMap<String, String> tuning) {
        this(stage, account, region, domain, alarmAddress, true, false, tuning);
    }

    /** A place that says nothing otherwise. */
    public Environment(String stage, String account, String region, String domain, String alarmAddress) {
        this(stage, account, region, domain, alarmAddress, new TreeMap<>());
    }

    /** Whether a deployment decides that setting of the functions: neither the plan does, nor is it a secret. */
    public static boolean isTuning(String name) {
        return TUNING.matcher(name).matches() && !FunctionSettings.isSecret(name);
    }

    /** The stage that a process's environment and CDK's context describe. */
    public static Environment ofProcess() {
        return new Environment(
                setting("LOCTELLI_STAGE", "dev"),
                setting("CDK_DEFAULT_ACCOUNT", "000000000000"),
                setting("CDK_DEFAULT_REGION", EDGE_REGION),
                setting("LOCTELLI_DOMAIN", "crm.example.com").toLowerCase(Locale.ROOT),
                setting("LOCTELLI_ALARMS", "alarms@example.com"),
                true,
                setting("LOCTELLI_AT_ONCE", "false").equals("true"),
                new TreeMap<>(System.getenv()));
    }

    /** What every physical name begins with, as the kernel's settings have it. */
    public String prefix() {
        return "loctelli-" + stage + "-";
    }

    /** The physical name of something. */
    public String name(String what) {
        return prefix() + what;
    }

    /** The path of a secret. */
    public String secret(String what) {
        return "loctelli/" + stage + "/" + what;
    }

    /** The name of the bucket for files; of all AWS's accounts only one may have it. */
    public String bucket() {
        return name("files-" + account);
    }

    /** Where the world reaches the product. */
    public String publicUrl() {
        return "https://" + domain;
    }

    /** Whether the domain is ours, and not the one CloudFront gave. */
    public boolean hasOwnDomain() {
        return !domain.endsWith(".cloudfront.net");
    }

    /** Whether real people depend on this stage. */
    public boolean isProduction() {
        return stage.equals("prod");
    }

    /** Whether a new version takes over bit by bit, and goes back where an alarm goes off meanwhile. */
    public boolean isGradual() {
        return isProduction() && !isAtOnce;
    }

    private static void check(Pattern form, String value, String rule) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException(rule + ": " + value);
        }
    }

    private static String setting(String name, String otherwise) {
        var value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
