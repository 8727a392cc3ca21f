package com.loctelli.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise: a business can be taken away whole and goes on elsewhere where it was. */
class MovedBusinessTest {
    private static final String PHONE = "+12025550188";
    private static final Pattern TOKEN = Pattern.compile("reset-password#token=([\\w.~-]+)");

    @Test
    void aBusinessThatIsExportedErasedAndImportedGoesOnWhereItWas(@TempDir Path data) throws Exception {
        try (var run = LocalRun.start(data, Map.of());
                var client = HttpClient.newHttpClient()) {
            var admin = run.api().asAdmin(LocalRun.ADMIN, LocalRun.PASSWORD);
            var business = Business.make(admin, "moving", "+12025550187", "loc-moving");
            var owner = business.owner();
            business.hears(run, PHONE, "Hi, I'd like an appointment");
            var lead = owner.get("/v1/leads").is(200).text("data.0.id");
            owner.post("/v1/leads/" + lead + "/opt-out", Map.of("reason", "asked by phone"))
                    .is(200);
            var conversation = business.conversationOf(lead);
            var messages = texts(business.messages(conversation));
            var ledger = owner.get("/v1/leads/" + lead + "/consent").is(200).text();

            var job = owner.post("/v1/sub-account/exports", Map.of()).is(202).text("id");
            var link = Api.found("the export", () -> owner.get("/v1/jobs/" + job), answer -> answer.at("download"));
            var archive = client.send(HttpRequest.newBuilder(URI.create(link)).build(), BodyHandlers.ofByteArray())
                    .body();
            erase(run, admin, business.id());
            // Its token has ended meanwhile.
            admin = run.api().asAdmin(LocalRun.ADMIN, LocalRun.PASSWORD);
            assertEquals(
                    404, admin.get("/v1/admin/sub-accounts/" + business.id()).status());

            var made = admin.post(
                            "/v1/admin/sub-account-imports", Map.of("slug", "moved", "contentLength", archive.length))
                    .is(201);
            var put = HttpRequest.newBuilder(URI.create(made.text("uploadUrl")))
                    .header("content-type", "application/gzip")
                    .PUT(BodyPublishers.ofByteArray(archive))
                    .build();
            assertEquals(200, client.send(put, BodyHandlers.discarding()).statusCode());
            var path = "/v1/admin/sub-account-imports/" + made.text("id");
            admin.post(path + "/start", Map.of()).is(202);
            var looking = admin;
            var done = Api.eventually(
                    "the import",
                    () -> looking.get(path),
                    answer -> !answer.text("status").equals("reading"));
            assertEquals("done", done.text("status"), done.text());
            assertEquals(List.of(), done.at("conflicts"));
            assertEquals(1L, done.at("enterAgain.passwords"));
            assertTrue(done.text("enterAgain.secrets").contains("IG#"), done.text());

            var moved = made.text("subAccountId");
            assertEquals(
                    "suspended", admin.get("/v1/admin/sub-accounts/" + moved).text("status"));
            admin.post("/v1/admin/sub-accounts/" + moved + "/resume", Map.of()).is(200);
            var again = entered(run, "moving@example.com");
            assertEquals(moved, again.get("/v1/sub-account").is(200).text("id"));
            assertEquals(lead, again.get("/v1/leads").is(200).text("data.0.id"));
            var there =
                    again.get("/v1/conversations/" + conversation + "/messages").is(200);
            assertEquals(messages, texts(there.data()));
            assertEquals(
                    ledger, again.get("/v1/leads/" + lead + "/consent").is(200).text());
            var audit = again.get("/v1/audit-log/verification").is(200);
            assertNull(audit.at("broken"), audit.text());
            assertFalse(audit.text("verified").equals("0"));

            // The number leads there again: another person texts it, and the agent answers.
            var there2 = new Business(again, moved, "", "", "", business.number());
            assertFalse(
                    there2.hears(run, "+12025550189", "Hi, can you help me?").isEmpty());
        }
    }

    private static void erase(LocalRun run, Api admin, String id) {
        var path = "/v1/admin/sub-accounts/" + id + "?confirm=moving";
        var job = admin.delete(path).is(202).text("id");
        Api.eventually(
                "the erasure",
                () -> {
                    run.api()
                            .post("/local/clock", Map.of("advanceSeconds", 901))
                            .is(200);
                    var again = run.api().asAdmin(LocalRun.ADMIN, LocalRun.PASSWORD);
                    // Asked again it goes on at once, though the queue's own clock was not moved.
                    again.delete(path);
                    return again.get("/v1/admin/jobs/" + job).text("status");
                },
                "done"::equals);
    }

    /** Chooses a password by the link for a forgotten one, and signs in. */
    private static Api entered(LocalRun run, String email) {
        run.api().post("/v1/auth/password-reset", Map.of("email", email)).is(204);
        var token = Api.eventually(
                "a letter",
                () -> {
                    var letter = TOKEN.matcher(run.api().get("/local/mails").text());
                    return letter.find() ? letter.group(1) : "";
                },
                found -> !found.isEmpty());
        run.api()
                .post("/v1/auth/password-reset/confirm", Map.of("token", token, "newPassword", "Another-Pass-8-Word"))
                .is(204);
        return run.api().as(email, "Another-Pass-8-Word");
    }

    private static List<String> texts(List<Map<String, Object>> messages) {
        return messages.stream()
                .map(message -> message.get("seq") + " " + message.get("text"))
                .toList();
    }
}
