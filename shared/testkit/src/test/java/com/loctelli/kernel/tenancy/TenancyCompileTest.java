package com.loctelli.kernel.tenancy;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code of a feature that would leave its tenant does not compile; the control shows that the rest does. */
class TenancyCompileTest {
    private static final String FRAME = """
            package com.loctelli.somefeature;
            import com.loctelli.kernel.storage.*;
            import com.loctelli.kernel.tenancy.*;
            class Snippet {
                Object code(Database database, Table table, Tenant tenant, Caller caller, Rows rows) {
                    return EXPRESSION;
                }
            }
            """;

    private static boolean compiles(String expression) {
        var source =
                new SimpleJavaFileObject(
                        URI.create("string:///com/loctelli/somefeature/Snippet.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return FRAME.replace("EXPRESSION", expression);
                    }
                };
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"), "-d", "target");
        return ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, diagnostics, options, null, List.of(source))
                .call();
    }

    @Test
    void readingATenantsOwnRowsCompiles() {
        assertTrue(compiles("table.of(caller.tenant()).get(\"x\", Object.class)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new Tenant(new SubAccountId(\"sa_1\"))",
                "Tenant.PLATFORM",
                "table.of(\"sa_1\")",
                "table.of(new SubAccountId(\"sa_1\"))",
                "table.scan()",
                "table.get(\"x\", Object.class)",
                "new Rows(database, TableName.LEADS, tenant)",
                "database.get(tenant, TableName.LEADS, \"x\", Object.class)",
                "database.client",
                "rows.of(tenant)",
            })
    void leavingTheTenantDoesNot(String expression) {
        assertFalse(compiles(expression));
    }
}
