package com.loctelli.access;

import com.loctelli.access.credentials.Passwords;
import com.loctelli.access.post.SendAccountLetter;
import com.loctelli.access.signin.AdminLogIn;
import com.loctelli.access.signin.LogIn;
import com.loctelli.access.signin.Refresh;
import com.loctelli.access.users.NewUser;
import com.loctelli.access.users.ShowProfile;
import com.loctelli.access.users.UserView;
import com.loctelli.access.users.Users;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.Meanwhile;
import com.loctelli.testkit.StopSwitch;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A platform with cheap password hashes, and the ways in. */
public final class Entrance {
    public static final String PASSWORD = "Correct-horse-7";

    public final Meanwhile meanwhile = new Meanwhile();
    public final StopSwitch stop = new StopSwitch();
    public final TestPlatform test = TestPlatform.start(Map.of(Passwords.COST, "4"), List.of(meanwhile, stop));

    public Platform platform() {
        return test.platform();
    }

    public Users users() {
        return new Users(platform());
    }

    /** An address that no other test uses. */
    public String address() {
        return platform().ids().next("mail").toLowerCase(java.util.Locale.ROOT) + "@example.com";
    }

    public UserView user(Tenant tenant, Role role) {
        return users().of(tenant).add(new NewUser("Ada", address(), PASSWORD, role), Actor.SYSTEM);
    }

    public Caller.User caller(Tenant tenant, UserView user) {
        return new Caller.User(tenant, user.id(), user.role(), "test");
    }

    public HttpCall.Answer logIn(String email, String password) {
        return test.call(test.function(LogIn.Function::new, Permission.PUBLIC), "POST", "/v1/auth/login")
                .body(Map.of("email", email, "password", password, "tokens", true))
                .send();
    }

    public HttpCall.Answer adminLogIn(String email, String password) {
        return test.call(test.function(AdminLogIn.Function::new, Permission.PUBLIC), "POST", "/v1/admin/auth/login")
                .body(Map.of("email", email, "password", password, "tokens", true))
                .send();
    }

    public HttpCall.Answer refresh(String refreshToken) {
        return test.call(test.function(Refresh.Function::new, Permission.PUBLIC), "POST", "/v1/auth/refresh")
                .body(Map.of("refreshToken", refreshToken, "tokens", true))
                .send();
    }

    public HttpCall.Answer profile(String accessToken) {
        return test.call(test.function(ShowProfile.Function::new, Permission.VIEW), "GET", "/v1/auth/profile")
                .header("authorization", "Bearer " + accessToken)
                .send();
    }

    public static String text(HttpCall.Answer answer, String path) {
        return String.valueOf(Objects.requireNonNull(answer.at(path), () -> path + " is missing in " + answer));
    }

    /** A call without credentials. */
    public HttpCall open(java.util.function.Function<Platform, ? extends HttpFunction> function, String path) {
        return test.call(test.function(function, Permission.PUBLIC), "POST", path);
    }

    /** Lets time pass. */
    public void later(Duration passing) {
        test.clock().set(test.clock().instant().plus(passing));
    }

    /** Has the letters that were asked for written and handed in. */
    public void post() {
        test.drain(QueueName.ACCOUNT_LETTERS, new SendAccountLetter.Function(platform()));
    }

    /** The texts of the letters that reached an address. */
    public List<String> letters(String address) {
        return test.letters(address).stream().map(mail -> mail.text()).toList();
    }

    /** What follows a mark such as {@code #token=} in the last letter to an address. */
    public String inLastLetter(String address, String mark) {
        var text = letters(address).getLast();
        int at = text.indexOf(mark);
        if (at < 0) {
            throw new AssertionError(mark + " is not in: " + text);
        }
        return text.substring(at + mark.length()).split("\\s", 2)[0];
    }
}
