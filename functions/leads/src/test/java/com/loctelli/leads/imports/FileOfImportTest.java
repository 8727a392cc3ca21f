package com.loctelli.leads.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.usage.Metric;
import com.loctelli.subaccounts.usage.Usage;
import com.loctelli.testkit.TestPlatform;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files are read however they are written, refused where they are none, and kept no longer than they are needed. */
class FileOfImportTest {
    private final ImportFixture imports = new ImportFixture();
    private final TestPlatform test = imports.test;
    private final Platform platform = imports.platform;
    private final Tenant tenant = imports.tenant;

    @Test
    void aFileOfTooManyColumnsIsRefused() {
        var header = new StringBuilder("phone");
        for (int i = 0; i < 500; i++) {
            header.append(",column ").append(i);
        }
        var id = imports.made(Map.of("content", header + "\n2125550110\n"));
        imports.run();
        assertEquals("failed", imports.shown(id).at("status"), imports.shown(id).body());
        assertEquals("too_many_columns", imports.shown(id).at("failure"));
        var named = imports.call(CreateImport.Function::new, "", "")
                .body(Map.of("content", "a\n1\n", "mapping", Map.of("a".repeat(201), "name")))
                .send();
        assertEquals(List.of("/mapping"), named.wrongFields());
    }

    @Test
    void aFileThatCannotBeReadAtAllMayComeAgain() {
        var id = imports.uploaded("x".repeat(150_000) + ",phone\n");
        imports.run();
        assertEquals("failed", imports.shown(id).at("status"), imports.shown(id).body());
        assertEquals(
                409, imports.call(UndoImport.Function::new, id, "undo").send().status());
        platform.files()
                .put(
                        tenant,
                        "imports/" + id + "/rows.csv",
                        "text/csv",
                        "name,phone\nAnn,2125550110\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                202,
                imports.call(StartImport.Function::new, id, "start")
                        .body(Map.of())
                        .send()
                        .status());
        imports.run();
        assertEquals("done", imports.shown(id).at("status"), imports.shown(id).body());
    }

    @Test
    void theFileOfAnImportIsKeptAndCountedUntilTheImportIsOver() {
        var text = "name,phone\nAnn,2125550110\n";
        var id = imports.made(Map.of("content", text, "dryRun", true));
        imports.run();
        assertEquals(text.length(), stored());
        assertTrue(platform.files().list(tenant).contains("imports/" + id + "/rows.csv"));
        imports.call(StartImport.Function::new, id, "start").body(Map.of()).send();
        imports.run();
        assertEquals("done", imports.shown(id).at("status"), imports.shown(id).body());
        assertEquals(0, stored());
        assertFalse(platform.files().list(tenant).contains("imports/" + id + "/rows.csv"));
        var again = imports.call(StartImport.Function::new, id, "start")
                .body(Map.of())
                .send();
        assertEquals("leads/import-not-now", again.at("type"));
        imports.call(UndoImport.Function::new, id, "undo").send();
        imports.run();
        assertEquals("undone", imports.shown(id).at("status"), imports.shown(id).body());
        assertEquals(0, stored());
        assertEquals(2, imports.result(id).lines().count());
    }

    @Test
    void aFileThatProvesWhatPeopleAgreedToStays() {
        var text = "name,phone\nAnn,2125550110\n";
        imports.made(Map.of("content", text, "consent", Map.of("kind", "express")));
        imports.run();
        test.clock().advance(Duration.ofDays(31));
        assertEquals(1, new KeptFiles(platform, tenant).sweep());
        assertEquals(text.length(), stored());
        assertEquals(0, new KeptFiles(platform, tenant).sweep());
    }

    @Test
    void theFilesOfImportsThatNobodyBeginsAreGivenBack() {
        imports.made(Map.of("contentLength", 1000));
        var tried = imports.made(Map.of("content", "name,phone\nAnn,2125550110\n", "dryRun", true));
        imports.run();
        var files = new KeptFiles(platform, tenant);
        assertEquals(0, files.sweep());
        assertTrue(stored() > 1000);
        test.clock().advance(Duration.ofDays(31));
        assertEquals(2, files.sweep());
        assertEquals(0, stored());
        assertEquals(0, files.sweep());
        var started = imports.call(StartImport.Function::new, tried, "start")
                .body(Map.of())
                .send();
        assertEquals("leads/import-without-file", started.at("type"));
    }

    @Test
    void anUploadedFileOfAnyEncodingIsRead() {
        for (var charset : List.of("UTF-8", "UTF-16LE", "windows-1252")) {
            var made = imports.call(CreateImport.Function::new, "", "")
                    .body(Map.of("contentLength", 100, "fileName", "leads.csv"))
                    .send();
            assertEquals(201, made.status(), made.body());
            assertEquals("awaiting_upload", made.at("status"));
            assertTrue(String.valueOf(made.at("uploadUrl")).startsWith("http"));
            var id = String.valueOf(made.at("id"));
            assertEquals(
                    "leads/import-without-file",
                    imports.call(StartImport.Function::new, id, "start")
                            .body(Map.of())
                            .send()
                            .at("type"));
            var number = "212555" + String.format(Locale.ROOT, "%04d", 200 + charset.length());
            var text = (charset.startsWith("UTF") ? "\uFEFF" : "")
                    + "Nombre\tTeléfono\nJosé Müller de la Peña, señor año niño\t" + number + "\n";
            platform.files()
                    .put(tenant, "imports/" + id + "/rows.csv", "text/csv", text.getBytes(Charset.forName(charset)));
            imports.call(StartImport.Function::new, id, "start").body(Map.of()).send();
            imports.run();
            var shown = imports.shown(id);
            assertEquals(1L, shown.at("totals.created"), shown.body());
            assertEquals("\t", shown.at("delimiter"));
            assertTrue(
                    imports.lead("+1" + number).name().startsWith("José Müller"),
                    charset + imports.lead("+1" + number).name());
        }
    }

    @Test
    void anAccentLateInAFileIsReadAsItWasWritten() {
        var text = new StringBuilder("name\tphone\tnote\n");
        for (int i = 0; i < 80; i++) {
            text.append("Lead ")
                    .append(i)
                    .append('\t')
                    .append(ImportFixture.phone(i))
                    .append('\t');
            text.append("a note. ".repeat(110)).append('\n');
        }
        assertTrue(text.length() > 64 * 1024);
        text.append("José Müller de la Peña, señor año niño\t2125550110\t\n");
        var id = imports.uploaded(text.toString(), Charset.forName("windows-1252"));
        imports.run();
        assertEquals(
                81L, imports.shown(id).at("totals.created"), imports.shown(id).body());
        assertTrue(
                imports.lead("+12125550110").name().startsWith("José Müller"),
                imports.lead("+12125550110").name());
    }

    @Test
    void whatCannotBeMappedIsRefused() {
        var mapped = imports.call(CreateImport.Function::new, "", "")
                .body(Map.of("content", "a,b\n1,2\n", "mapping", Map.of("a", "password")))
                .send();
        assertEquals(List.of("/mapping"), mapped.wrongFields());
        var neither =
                imports.call(CreateImport.Function::new, "", "").body(Map.of()).send();
        assertEquals(List.of("/content"), neither.wrongFields());
    }

    @Test
    void aFileThatIsTooLongForTheRequestIsRefusedByItsName() {
        var tooLong = imports.call(CreateImport.Function::new, "", "")
                .body(Map.of("content", "Ann,2125550110\n".repeat(33_334)))
                .send();
        assertEquals(400, tooLong.status());
        assertEquals(List.of("/content"), tooLong.wrongFields());
        imports.made(Map.of("content", "name,phone\n" + "Ann,2125550110\n".repeat(33_332)));
    }

    private long stored() {
        return new Usage(platform).of(tenant).spent(Metric.STORAGE_BYTES).month();
    }
}
