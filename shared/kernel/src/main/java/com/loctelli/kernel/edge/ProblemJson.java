package com.loctelli.kernel.edge;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.problem.Problem;
import java.util.LinkedHashMap;

/** Renders a {@link Problem} as RFC 9457 problem+json: the only place that does. */
final class ProblemJson {
    static final String TYPE = "application/problem+json";

    private ProblemJson() {}

    static String render(Problem problem, String instance) {
        var out = new LinkedHashMap<String, Object>();
        out.put("type", problem.type().name());
        out.put("title", problem.type().title());
        out.put("status", problem.type().status());
        var detail = problem.detail();
        if (detail != null) {
            out.put("detail", detail);
        }
        out.put("instance", instance);
        if (!problem.errors().isEmpty()) {
            out.put("errors", problem.errors().stream().map(Json::toTree).toList());
        }
        problem.members().forEach(out::putIfAbsent);
        return Json.write(out);
    }
}
