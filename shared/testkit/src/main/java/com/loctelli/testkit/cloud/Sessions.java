package com.loctelli.testkit.cloud;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** STS: roles assumed with session tags. Who assumed what can be read back. */
public final class Sessions {

    /** One assumed role. */
    public record Session(String accessKeyId, String roleArn, String name, Map<String, String> tags, Instant expires) {}

    private final List<Session> assumed = new CopyOnWriteArrayList<>();
    private final InstantSource clock;

    Sessions(InstantSource clock) {
        this.clock = clock;
    }

    /** All sessions so far, oldest first. */
    public List<Session> assumed() {
        return List.copyOf(assumed);
    }

    String handle(Map<String, String> form) {
        return switch (form.getOrDefault("Action", "")) {
            case "AssumeRole" -> assume(form);
            case "GetCallerIdentity" -> """
                <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>\
                <Account>%s</Account><Arn>arn:aws:iam::%s:user/local</Arn><UserId>local</UserId>\
                </GetCallerIdentityResult></GetCallerIdentityResponse>""".formatted(LocalQueues.ACCOUNT, LocalQueues.ACCOUNT);
            default -> throw new Refusal(400, "InvalidAction", "Not known here: " + form.get("Action"));
        };
    }

    private String assume(Map<String, String> form) {
        var tags = new TreeMap<String, String>();
        for (var i = 1; form.containsKey("Tags.member." + i + ".Key"); i++) {
            tags.put(
                    form.getOrDefault("Tags.member." + i + ".Key", ""),
                    form.getOrDefault("Tags.member." + i + ".Value", ""));
        }
        var role = form.getOrDefault("RoleArn", "");
        var name = form.getOrDefault("RoleSessionName", "");
        if (!role.startsWith("arn:aws:iam::") || !name.matches("[\\w+=,.@-]{2,64}")) {
            throw new Refusal(400, "ValidationError", "A role ARN and a session name of 2 to 64 letters are needed");
        }
        var life = Duration.ofSeconds(Long.parseLong(form.getOrDefault("DurationSeconds", "3600")));
        var random = UUID.randomUUID().toString().replace("-", "");
        var key = "ASIA" + random.substring(0, 16).toUpperCase(Locale.ROOT);
        var expires = clock.instant().plus(life).truncatedTo(ChronoUnit.SECONDS);
        assumed.add(new Session(key, role, name, Map.copyOf(tags), expires));
        return """
                <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>\
                <Credentials><AccessKeyId>%s</AccessKeyId><SecretAccessKey>%s</SecretAccessKey>\
                <SessionToken>%s</SessionToken><Expiration>%s</Expiration></Credentials>\
                <AssumedRoleUser><Arn>%s/%s</Arn><AssumedRoleId>AROALOCAL:%s</AssumedRoleId></AssumedRoleUser>\
                </AssumeRoleResult></AssumeRoleResponse>""".formatted(key, random + "secret", random + "token", expires, role, name, name);
    }
}
