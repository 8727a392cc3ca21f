package com.loctelli.access.passwords;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.access.Entrance;
import com.loctelli.access.Sha256;
import com.loctelli.access.credentials.Link;
import com.loctelli.access.signin.LogOutEverywhere;
import com.loctelli.access.users.DeactivateUser;
import com.loctelli.access.users.UserView;
import com.loctelli.access.users.VerifyEmail;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.testkit.HttpCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PasswordResetTest {
    private static final String FRESH = "Battery-staple-8";
    private final Entrance entrance = new Entrance();
    private final Tenant tenant = entrance.test.tenant();
    private final UserView user = entrance.user(tenant, Role.AGENT);

    @Test
    void whoHasTheAddressChoosesAnotherPasswordAndAllSessionsEnd() {
        var before = entrance.logIn(user.email(), Entrance.PASSWORD);

        var token = asked();
        assertEquals(204, confirm(token, FRESH).status());

        assertEquals(401, entrance.logIn(user.email(), Entrance.PASSWORD).status());
        assertEquals(200, entrance.logIn(user.email(), FRESH).status());
        assertEquals(
                401, entrance.refresh(Entrance.text(before, "refreshToken")).status());
        assertEquals(401, entrance.profile(Entrance.text(before, "accessToken")).status());
        entrance.post();
        assertTrue(entrance.letters(user.email()).getLast().contains("was changed"), "the holder is told");
    }

    @Test
    void aSignInThatIsUnderWayWithTheOldPasswordDoesNotOutliveTheReset() {
        var token = asked();
        entrance.meanwhile.before(
                "entity=AttributeValue(S=RefreshToken)",
                () -> assertEquals(204, confirm(token, FRESH).status()));

        var late = entrance.logIn(user.email(), Entrance.PASSWORD);

        assertEquals(401, late.status(), late.body());
        assertEquals("access/bad-credentials", late.at("type"));
        assertEquals(200, entrance.logIn(user.email(), FRESH).status());
    }

    @Test
    void aSignInThatIsUnderWayDoesNotOutliveASignOutEverywhere() {
        var out = entrance.test.function(LogOutEverywhere.Function::new, Permission.VIEW);
        entrance.meanwhile.before("entity=AttributeValue(S=RefreshToken)", () -> {
            var asked = entrance.test.call(out, "POST", "/v1/auth/logout-all").as(entrance.caller(tenant, user));
            assertEquals(204, asked.send().status());
        });

        assertEquals(401, entrance.logIn(user.email(), Entrance.PASSWORD).status());
        assertEquals(200, entrance.logIn(user.email(), Entrance.PASSWORD).status());
    }

    @Test
    void aChangeByTheOldPasswordDoesNotReplaceTheOneThatWasSetMeanwhile() {
        var access = Entrance.text(entrance.logIn(user.email(), Entrance.PASSWORD), "accessToken");
        var token = asked();
        entrance.meanwhile.before(
                "entity=AttributeValue(S=Credential)",
                () -> assertEquals(204, confirm(token, FRESH).status()));

        var late = entrance.test
                .call(
                        entrance.test.function(ChangePassword.Function::new, Permission.VIEW),
                        "POST",
                        "/v1/auth/change-password")
                .header("authorization", "Bearer " + access)
                .body(Map.of("currentPassword", Entrance.PASSWORD, "newPassword", "Stolen-account-9"))
                .send();

        assertEquals(412, late.status(), late.body());
        assertEquals(200, entrance.logIn(user.email(), FRESH).status());
        assertEquals(401, entrance.logIn(user.email(), "Stolen-account-9").status());
    }

    @Test
    void theAnswerIsTheSameForAnAddressThatNobodyHas() {
        var known = ask(user.email());
        var unknown = ask("nobody-" + user.email());

        assertEquals(known.status(), unknown.status());
        assertEquals(known.body(), unknown.body());
        assertEquals(known.headers().keySet(), unknown.headers().keySet());
        entrance.post();
        assertEquals(1, entrance.letters(user.email()).size());
        assertEquals(List.of(), entrance.letters("nobody-" + user.email()));
    }

    @Test
    void anAddressThatNobodyHasIsAskedForAsDearly() {
        var endpoint =
                DaggerPasswordsComponent.factory().create(entrance.platform()).askPasswordReset();

        // Whoever comes first has the process read the key that letters are sealed under.
        trips(endpoint, "first-" + user.email());

        int known = trips(endpoint, user.email());

        assertTrue(known > 0);
        assertEquals(known, trips(endpoint, "nobody-" + user.email()));
        assertEquals(3, entrance.test.waiting(QueueName.ACCOUNT_LETTERS));
    }

    @Test
    void aLinkServesOnce() {
        var token = asked();

        assertEquals(204, confirm(token, FRESH).status());

        var again = confirm(token, "Another-password-9");
        assertEquals(410, again.status());
        assertEquals("access/link-ended", again.at("type"));
        assertEquals(200, entrance.logIn(user.email(), FRESH).status());
    }

    @Test
    void ofTwoUsesAtOnceOneCounts() throws Exception {
        var token = asked();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var uses = List.<Callable<Integer>>of(
                    () -> confirm(token, "Battery-staple-8").status(),
                    () -> confirm(token, "Another-password-9").status());
            var answers = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(uses)) {
                answers.add(answer.get());
            }
            assertEquals(1, answers.stream().filter(status -> status == 204).count(), answers.toString());
        }
    }

    @Test
    void aLinkEndsAfterAnHour() {
        var token = asked();
        entrance.later(Duration.ofHours(1));

        assertEquals(410, confirm(token, FRESH).status());
        assertEquals(200, entrance.logIn(user.email(), Entrance.PASSWORD).status());
    }

    @Test
    void whoAsksAgainEndsTheLinkBefore() {
        var first = asked();
        var second = asked();

        assertEquals(410, confirm(first, FRESH).status());
        assertEquals(204, confirm(second, FRESH).status());
    }

    @Test
    void aPasswordThatIsRefusedDoesNotUseTheLinkUp() {
        var token = asked();

        var refused = confirm(token, "Password1!");
        assertEquals(400, refused.status());
        assertEquals(List.of("/newPassword"), refused.wrongFields());
        assertEquals(400, confirm(token, Entrance.PASSWORD).status(), "the present password is no other");

        assertEquals(204, confirm(token, FRESH).status());
    }

    @Test
    void aLinkOfAnotherPurposeOrPersonOpensNothing() {
        var token = asked();
        var other = entrance.user(tenant, Role.OWNER);
        var secret = token.substring(token.indexOf('.'));

        assertEquals(410, confirm(other.id() + secret, FRESH).status());
        assertEquals(410, confirm("usr_0000000000000000000000" + secret, FRESH).status());
        assertEquals(410, confirm("nonsense", FRESH).status());
        assertEquals(
                410,
                entrance.open(VerifyEmail.Function::new, "/v1/auth/verify-email")
                        .body(Map.of("token", token))
                        .send()
                        .status());
    }

    @Test
    void theSecretOfALinkIsKeptNowhere() {
        var token = asked();
        var secret = token.substring(token.indexOf('.') + 1);

        var rows = entrance.platform().database().table(TableName.ACCESS).of(tenant);
        var stored = rows.get("LINK#RESET#" + user.id(), Link.class);

        assertFalse(String.valueOf(stored).contains(secret));
        assertTrue(String.valueOf(stored).contains(Sha256.hex(secret)), "but its hash");
    }

    @Test
    void wrongGuessesAreForgottenByWhoShowsTheAddressToBeHis() {
        for (int i = 0; i < 5; i++) {
            assertEquals(401, entrance.logIn(user.email(), "Wrong-horse-7").status());
        }
        assertEquals(423, entrance.logIn(user.email(), Entrance.PASSWORD).status());

        assertEquals(204, confirm(asked(), FRESH).status());

        assertEquals(200, entrance.logIn(user.email(), FRESH).status());
    }

    @Test
    void whoIsShutOutGetsNoLink() {
        var owner = entrance.caller(tenant, entrance.user(tenant, Role.OWNER));
        assertEquals(
                204,
                entrance.test
                        .call(
                                entrance.test.function(DeactivateUser.Function::new, Permission.MANAGE),
                                "DELETE",
                                "/v1/users/" + user.id())
                        .path("id", user.id())
                        .as(owner)
                        .send()
                        .status());

        assertEquals(204, ask(user.email()).status());
        entrance.post();

        assertEquals(List.of(), entrance.letters(user.email()));
    }

    @Test
    void anAddressIsAskedForTwiceAMinuteAndToldWhenNext() {
        assertEquals(204, ask(user.email()).status());
        assertEquals(204, ask(user.email()).status());

        var third = ask(user.email());
        assertEquals(429, third.status());
        assertEquals("2", third.headers().get("ratelimit-limit"));
        assertEquals("0", third.headers().get("ratelimit-remaining"));
        assertEquals(third.headers().get("retry-after"), third.headers().get("ratelimit-reset"));
    }

    private String asked() {
        assertEquals(204, ask(user.email()).status());
        entrance.post();
        return entrance.inLastLetter(user.email(), "#token=");
    }

    private static int trips(AskPasswordReset endpoint, String address) {
        var meter = new Meter();
        Meter.measure(meter, () -> endpoint.handle(new Caller.Anonymous(), new AskPasswordReset.Request(address)));
        return meter.trips();
    }

    private HttpCall.Answer ask(String address) {
        return entrance.open(AskPasswordReset.Function::new, "/v1/auth/password-reset")
                .body(Map.of("email", address))
                .send();
    }

    private HttpCall.Answer confirm(String token, String password) {
        return entrance.open(ConfirmPasswordReset.Function::new, "/v1/auth/password-reset/confirm")
                .body(Map.of("token", token, "newPassword", password))
                .send();
    }
}
