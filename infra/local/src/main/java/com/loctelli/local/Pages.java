package com.loctelli.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages of the local run: the way in, the telephone, the mailbox, and the API's reference. All of it comes from this process. */
final class Pages implements HttpHandler {
    private static final String OWN = "/com/loctelli/local/web";
    private static final String READER = "/META-INF/resources/webjars/swagger-ui/5.18.2";
    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("/", OWN + "/index.html"),
            Map.entry("/phone", OWN + "/phone.html"),
            Map.entry("/mailbox", OWN + "/mailbox.html"),
            Map.entry("/local-web/mailbox.css", OWN + "/mailbox.css"),
            Map.entry("/local-web/mailbox.js", OWN + "/mailbox.js"),
            Map.entry("/docs", OWN + "/docs.html"),
            Map.entry("/local-web/page.css", OWN + "/page.css"),
            Map.entry("/local-web/index.js", OWN + "/index.js"),
            Map.entry("/local-web/phone.css", OWN + "/phone.css"),
            Map.entry("/local-web/phone.js", OWN + "/phone.js"),
            Map.entry("/local-web/docs.js", OWN + "/docs.js"),
            Map.entry("/local-web/swagger-ui.css", READER + "/swagger-ui.css"),
            Map.entry("/local-web/swagger-ui-bundle.js", READER + "/swagger-ui-bundle.js"));

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var method = exchange.getRequestMethod();
        var path = exchange.getRequestURI().getPath();
        @Nullable
        String resource =
                PAGES.get(path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        if (resource == null || !(method.equals("GET") || method.equals("HEAD"))) {
            Http.problem(exchange, 404, "local/unknown", "There is no such page", path);
            return;
        }
        try (var in = Pages.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " was not built");
            }
            var headers = exchange.getResponseHeaders();
            headers.set(
                    "Content-Security-Policy",
                    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'");
            headers.set("Referrer-Policy", "no-referrer");
            Http.send(exchange, 200, type(resource), in.readAllBytes());
        }
    }

    private static String type(String resource) {
        return resource.endsWith(".html")
                ? "text/html; charset=utf-8"
                : resource.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
    }
}
