package org.fieldpost.server.access;

import java.util.Arrays;
import java.util.List;

/** Every route of the server, whose it is, what it answers whom, and which reports it shows. */
final class RouteTable {

    private static final String HOUR = "/exercises/one-hour-sorrenga";
    private static final String INJECT = HOUR + "/injects/1";
    private static final String NOBODYS = "/phones/0000000000000000/confirm";

    /** As the columns of the table stand. */
    enum Who {
        SIGNED_OUT,
        SUPERVISOR,
        /** A supervisor of one region. */
        REGIONAL,
        ANALYST,
        CONDUCT,
        /** On a live server. */
        TRAINER,
        ADMINISTRATOR,
        /** A trainer where all is an exercise. */
        TRAINER_IN_EXERCISE
    }

    /** Which rows of the fixture a page shows to somebody who sees all of them. */
    enum Rows {
        NONE,
        /** Every report that counts, and every one taken back. */
        REPORTS,
        /** Every report that counts. */
        COUNTED,
        /** Every report that needs a decision. */
        REVIEW,
        /** How many count, with the regions they lie in. */
        COUNTS,
        /** The one report that the path names. */
        ONE,
        /** Texts that were typed in. */
        TEXTS,
        /** Receipts of restricted reports that somebody has read. */
        LOG
    }

    private RouteTable() {}

    /** Route and right as the server names them, a request to it, its status for each {@link Who}, and its rows. */
    record Line(String route, Right right, String path, List<Integer> statuses, Rows rows) {
        String method() {
            return route.substring(0, route.indexOf(' '));
        }

        /** Whether a live server does not even have it. */
        boolean inExercisesAlone() {
            return right == Right.EXERCISES;
        }

        int status(Who who) {
            return statuses.get(List.of(Who.values()).indexOf(who));
        }
    }

    private static Line line(String route, Right right, String path, String statuses) {
        return line(route, right, path, statuses, Rows.NONE);
    }

    private static Line line(String route, Right right, String path, String statuses, Rows rows) {
        List<Integer> each =
                Arrays.stream(statuses.split(" +")).map(Integer::valueOf).toList();
        return new Line(route, right, path, each, rows);
    }

    /** Columns: signed out, supervisor, of one region, analyst, conduct, trainer, administrator, trainer in an exercise. */
    static final List<Line> LINES = List.of(
            line("GET /", Right.READ_REPORTS, "/", "303 200 200 200 303 303 303 200", Rows.COUNTS),
            line("GET /health", Right.ANYONE, "/health", "200 200 200 200 200 200 200 200"),
            line("GET /ready", Right.ANYONE, "/ready", "200 200 200 200 200 200 200 200"),
            line("GET /look/{name}", Right.ANYONE, "/look/pages.css", "200 200 200 200 200 200 200 200"),
            line("GET /sign-in", Right.ANYONE, "/sign-in", "200 200 200 200 200 200 200 200"),
            // the sixth wrong try of one name is too early
            line("POST /sign-in", Right.ANYONE, "/sign-in", "401 401 401 401 401 429 429 401"),
            line("GET /sign-in/code", Right.ANYONE, "/sign-in/code", "303 303 303 303 303 303 303 303"),
            line("POST /sign-in/code", Right.ANYONE, "/sign-in/code", "303 303 303 303 303 303 303 303"),
            line("GET /first/{token}", Right.ANYONE, "/first/x", "410 410 410 410 410 410 410 410"),
            line("POST /first/{token}", Right.ANYONE, "/first/x", "410 410 410 410 410 410 410 410"),
            line("GET /password/{token}", Right.ANYONE, "/password/x", "410 410 410 410 410 410 410 410"),
            line("POST /password/{token}", Right.ANYONE, "/password/x", "410 410 410 410 410 410 410 410"),
            line("POST /me/password", Right.SIGNED_IN, "/me/password", "403 400 400 400 400 400 400 400"),
            line("POST /me/tokens", Right.READ_REPORTS, "/me/tokens", "403 400 400 400 403 403 403 400"),
            line("POST /me/tokens/revoke", Right.SIGNED_IN, "/me/tokens/revoke", "403 303 303 303 303 303 303 303"),
            line("GET /me/codes", Right.SIGNED_IN, "/me/codes", "303 200 200 200 200 200 200 200"),
            line("POST /me/codes", Right.SIGNED_IN, "/me/codes", "403 303 303 303 303 303 303 303"),
            line("POST /me/codes/confirm", Right.SIGNED_IN, "/me/codes/confirm", "403 400 400 400 400 400 400 400"),
            line("POST /me/codes/off", Right.SIGNED_IN, "/me/codes/off", "403 400 400 400 400 400 400 400"),
            line("GET /people", Right.PEOPLE, "/people", "303 403 403 403 403 403 200 403"),
            line("POST /people", Right.PEOPLE, "/people", "403 403 403 403 403 403 400 403"),
            line("POST /people/change", Right.PEOPLE, "/people/change", "403 403 403 403 403 403 404 403"),
            line("POST /people/link", Right.PEOPLE, "/people/link", "403 403 403 403 403 403 404 403"),
            line("POST /people/turn-off", Right.PEOPLE, "/people/turn-off", "403 403 403 403 403 403 404 403"),
            line("POST /people/turn-on", Right.PEOPLE, "/people/turn-on", "403 403 403 403 403 403 404 403"),
            line("POST /people/codes-off", Right.PEOPLE, "/people/codes-off", "403 403 403 403 403 403 404 403"),
            line("POST /people/sign-all-out", Right.PEOPLE, "/people/sign-all-out", "403 403 403 403 403 403 400 403"),
            line(
                    "POST /people/require-codes",
                    Right.PEOPLE,
                    "/people/require-codes",
                    "403 403 403 403 403 403 400 403"),
            line("GET /log", Right.AUDIT, "/log", "303 403 403 200 403 403 200 403", Rows.LOG),
            line("GET /me", Right.SIGNED_IN, "/me", "303 200 200 200 200 200 200 200"),
            line("POST /exchange", Right.PHONES, "/exchange", "422 422 422 422 422 422 422 422"),
            line("GET /reports", Right.READ_REPORTS, "/reports", "303 200 200 200 403 403 403 200", Rows.REPORTS),
            line(
                    "GET /reports/{receipt}",
                    Right.READ_REPORTS,
                    "/reports/K7-42",
                    "303 404 404 404 403 403 403 404",
                    Rows.ONE),
            line(
                    "POST /reports/{receipt}/questions",
                    Right.REVIEW,
                    "/reports/K7-42/questions",
                    "403 404 404 403 403 403 403 404"),
            line(
                    "POST /reports/{receipt}/grade",
                    Right.REVIEW,
                    "/reports/K7-42/grade",
                    "403 404 404 403 403 403 403 404"),
            line(
                    "POST /reports/{receipt}/leave",
                    Right.REVIEW,
                    "/reports/K7-42/leave",
                    "403 404 404 403 403 403 403 404"),
            line(
                    "POST /reports/{receipt}/retract",
                    Right.REVIEW,
                    "/reports/K7-42/retract",
                    "403 404 404 403 403 403 403 404"),
            line(
                    "POST /reports/{receipt}/merge",
                    Right.REVIEW,
                    "/reports/K7-42/merge",
                    "403 404 404 403 403 403 403 404"),
            line(
                    "POST /reports/{receipt}/undo",
                    Right.REVIEW,
                    "/reports/K7-42/undo",
                    "403 404 404 403 403 403 403 404"),
            line(
                    "POST /reports/{receipt}/interfaces",
                    Right.REVIEW,
                    "/reports/K7-42/interfaces",
                    "403 404 404 403 403 403 403 404"),
            line(
                    "POST /reports/{receipt}/interfaces/undo",
                    Right.REVIEW,
                    "/reports/K7-42/interfaces/undo",
                    "403 404 404 403 403 403 403 404"),
            line(
                    "POST /reports/{receipt}/pair",
                    Right.REVIEW,
                    "/reports/K7-42/pair",
                    "403 404 404 403 403 403 403 404"),
            line("GET /coverage", Right.READ_REPORTS, "/coverage", "303 200 200 200 403 403 403 200"),
            line("GET /trend", Right.READ_REPORTS, "/trend", "303 200 200 200 403 403 403 200"),
            line("GET /trend.svg", Right.READ_REPORTS, "/trend.svg", "303 200 200 200 403 403 403 200"),
            line("GET /map", Right.READ_REPORTS, "/map", "303 200 200 200 403 403 403 200"),
            line("GET /map.svg", Right.READ_REPORTS, "/map.svg", "303 200 200 200 403 403 403 200"),
            line("GET /measures/{id}", Right.READ_REPORTS, "/measures/0", "303 404 404 404 403 403 403 404"),
            line("GET /lag", Right.READ_REPORTS, "/lag", "303 200 200 200 403 403 403 200"),
            line("GET /sitreps", Right.READ_REPORTS, "/sitreps", "303 200 200 200 403 403 403 200"),
            line("POST /sitreps", Right.READ_REPORTS, "/sitreps", "403 400 400 400 403 403 403 400"),
            line("GET /sitreps/{number}", Right.READ_REPORTS, "/sitreps/0", "303 404 404 404 403 403 403 404"),
            line("GET /sitreps/{number}.pdf", Right.READ_REPORTS, "/sitreps/0.pdf", "303 404 404 404 403 403 403 404"),
            line("GET /patrols", Right.READ_REPORTS, "/patrols", "303 200 200 200 403 403 403 200"),
            line("GET /patrols/{receipt}", Right.READ_REPORTS, "/patrols/K7-42", "303 404 404 404 403 403 403 404"),
            line(
                    "GET /patrols/{receipt}.pdf",
                    Right.READ_REPORTS,
                    "/patrols/K7-42.pdf",
                    "303 404 404 404 403 403 403 404"),
            line(
                    "POST /patrols/{receipt}/approve",
                    Right.REVIEW,
                    "/patrols/K7-42/approve",
                    "403 404 404 403 403 403 403 404"),
            line("POST /set-aside/again", Right.IMPORT, "/set-aside/again", "403 200 200 403 403 403 200 200"),
            line("POST /set-aside/notes", Right.IMPORT, "/set-aside/notes", "403 400 400 403 403 403 400 400"),
            line(
                    "GET /set-aside/raw/{code}/{entry}",
                    Right.REVIEW,
                    "/set-aside/raw/K7/1-42",
                    "303 404 404 403 403 403 403 404"),
            line("GET /find", Right.READ_REPORTS, "/find?receipt=K7-42", "303 200 200 200 403 403 403 200"),
            line("GET /alerts", Right.READ_REPORTS, "/alerts", "303 200 200 200 403 403 403 200"),
            line("POST /alerts", Right.READ_REPORTS, "/alerts", "403 303 303 303 403 403 403 303"),
            line("GET /review", Right.REVIEW, "/review", "303 200 200 403 403 403 403 200", Rows.REVIEW),
            line("GET /courier", Right.IMPORT, "/courier", "303 200 200 403 403 403 200 200"),
            line("POST /courier", Right.IMPORT, "/courier", "403 400 400 403 403 403 400 400"),
            line("GET /courier/answers/{name}", Right.IMPORT, "/courier/answers/x", "303 404 404 403 403 403 404 404"),
            line("GET /texts", Right.IMPORT, "/texts", "303 200 200 403 403 403 200 200", Rows.TEXTS),
            line("POST /texts", Right.IMPORT, "/texts", "403 400 400 403 403 403 400 400", Rows.TEXTS),
            line("POST /texts/decide", Right.REVIEW, "/texts/decide", "403 404 404 403 403 403 403 404"),
            line("POST /texts/grade", Right.REVIEW, "/texts/grade", "403 404 404 403 403 403 403 404"),
            line("POST /texts/grade/undo", Right.REVIEW, "/texts/grade/undo", "403 404 404 403 403 403 403 404"),
            line("GET /set-aside", Right.IMPORT, "/set-aside", "303 200 200 403 403 403 200 200"),
            line("GET /sealed", Right.READ_SEALED, "/sealed", "303 403 403 403 200 403 403 403"),
            line("GET /sealed/mission", Right.READ_SEALED, "/sealed/mission", "303 403 403 403 200 403 403 403"),
            line("POST /sealed/fetch", Right.READ_SEALED, "/sealed/fetch", "403 403 403 403 404 403 403 403"),
            line("GET /recipients", Right.MISSION, "/recipients", "303 403 403 403 403 403 200 403"),
            line("POST /recipients", Right.MISSION, "/recipients", "403 403 403 403 403 403 400 403"),
            line("GET /wider", Right.READ_REPORTS, "/wider", "303 200 200 200 403 403 403 200"),
            line("POST /wider", Right.WIDER, "/wider", "403 403 403 404 403 403 403 404"),
            line("GET /wider/{monday}", Right.READ_REPORTS, "/wider/2020-01-06", "303 404 404 404 403 403 403 404"),
            line(
                    "GET /wider/{monday}.csv",
                    Right.READ_REPORTS,
                    "/wider/2020-01-06.csv",
                    "303 404 404 404 403 403 403 404"),
            line("GET /exports", Right.READ_REPORTS, "/exports", "303 200 200 200 403 403 403 200"),
            line(
                    "GET /exports/file",
                    Right.READ_REPORTS,
                    "/exports/file?format=hxl",
                    "303 200 200 200 403 403 403 200",
                    Rows.COUNTED),
            line("GET /released", Right.READ_REPORTS, "/released", "303 200 200 200 403 403 403 200"),
            line("GET /releases", Right.RELEASE, "/releases", "303 403 403 403 200 403 403 403"),
            line("POST /releases", Right.RELEASE, "/releases", "403 403 403 403 400 403 403 403"),
            line(
                    "POST /releases/{id}/withdraw",
                    Right.RELEASE,
                    "/releases/0/withdraw",
                    "403 403 403 403 404 403 403 403"),
            line(
                    "GET /reports/{receipt}/redact",
                    Right.REDACT,
                    "/reports/K7-42/redact",
                    "303 404 404 403 403 403 403 403"),
            line(
                    "POST /reports/{receipt}/redact",
                    Right.REDACT,
                    "/reports/K7-42/redact",
                    "403 404 404 403 403 403 403 403"),
            line("GET /plan", Right.PLAN, "/plan", "303 200 200 403 403 403 403 403"),
            line("POST /plan/tasks", Right.PLAN, "/plan/tasks", "403 400 400 403 403 403 403 403"),
            line("POST /plan/patrols", Right.PLAN, "/plan/patrols", "403 400 400 403 403 403 403 403"),
            line("POST /plan/{id}/withdraw", Right.PLAN, "/plan/1/withdraw", "403 404 404 403 403 403 403 403"),
            line("GET /phones", Right.ENROL, "/phones", "303 403 403 403 403 403 200 200"),
            line("POST /phones/invite", Right.ENROL, "/phones/invite", "403 403 403 403 403 403 200 200"),
            line("POST /phones/{id}/confirm", Right.ENROL, NOBODYS, "403 403 403 403 403 403 404 404"),
            line(
                    "POST /phones/{id}/revoke",
                    Right.ENROL,
                    NOBODYS.replace("confirm", "revoke"),
                    "403 403 403 403 403 403 404 404"),
            line("GET /mission", Right.MISSION, "/mission", "303 403 403 403 403 403 200 403"),
            line(
                    "GET /mission/files/{name}",
                    Right.MISSION,
                    "/mission/files/points.csv",
                    "303 403 403 403 403 403 200 403"),
            line("POST /mission/files", Right.MISSION, "/mission/files", "403 403 403 403 403 403 400 403"),
            line("POST /mission/remove", Right.MISSION, "/mission/remove", "403 403 403 403 403 403 400 403"),
            line("POST /mission/facts", Right.MISSION, "/mission/facts", "403 403 403 403 403 403 400 403"),
            line("POST /mission/discard", Right.MISSION, "/mission/discard", "403 403 403 403 403 403 303 403"),
            line("POST /mission/publish", Right.MISSION, "/mission/publish", "403 403 403 403 403 403 409 403"),
            line("POST /phones/sheet", Right.ENROL, "/phones/sheet", "403 403 403 403 403 403 400 400"),
            line("GET /import", Right.MISSION, "/import", "303 403 403 403 403 403 200 403"),
            line("POST /import", Right.MISSION, "/import", "403 403 403 403 403 403 400 403"),
            line("GET /import/{id}", Right.MISSION, "/import/7", "303 403 403 403 403 403 404 403"),
            line("POST /import/{id}", Right.MISSION, "/import/7", "403 403 403 403 403 403 404 403"),
            line("POST /import/{id}/refused", Right.MISSION, "/import/7/refused", "403 403 403 403 403 403 404 403"),
            line("POST /import/{id}/take", Right.MISSION, "/import/7/take", "403 403 403 403 403 403 404 403"),
            line("GET /markers", Right.MISSION, "/markers", "303 403 403 403 403 403 200 403"),
            line("POST /markers", Right.MISSION, "/markers", "403 403 403 403 403 403 400 403"),
            line("POST /markers/{id}/remove", Right.MISSION, "/markers/1/remove", "403 403 403 403 403 403 303 403"),
            line("GET /api", Right.ANYONE, "/api", "200 200 200 200 200 200 200 200"),
            line("GET /api/openapi.json", Right.ANYONE, "/api/openapi.json", "200 200 200 200 200 200 200 200"),
            line("GET /api/features", Right.READ_BY_MACHINE, "/api/features", "401 200 200 200 403 403 403 200"),
            line(
                    "GET /api/features/conformance",
                    Right.READ_BY_MACHINE,
                    "/api/features/conformance",
                    "401 200 200 200 403 403 403 200"),
            line(
                    "GET /api/features/collections",
                    Right.READ_BY_MACHINE,
                    "/api/features/collections",
                    "401 200 200 200 403 403 403 200"),
            line(
                    "GET /api/features/collections/{id}",
                    Right.READ_BY_MACHINE,
                    "/api/features/collections/reports",
                    "401 200 200 200 403 403 403 200"),
            line(
                    "GET /api/features/collections/{id}/items",
                    Right.READ_BY_MACHINE,
                    "/api/features/collections/reports/items",
                    "401 200 200 200 403 403 403 200",
                    Rows.COUNTED),
            line(
                    "GET /api/features/collections/{id}/items/{feature}",
                    Right.READ_BY_MACHINE,
                    "/api/features/collections/reports/items/K7-42",
                    "401 404 404 404 403 403 403 404",
                    Rows.ONE),
            line(
                    "GET /api/exports/{format}",
                    Right.READ_BY_MACHINE,
                    "/api/exports/hxl",
                    "401 200 200 200 403 403 403 200",
                    Rows.COUNTED),
            line("GET /exercises", Right.EXERCISES, "/exercises", "404 404 404 404 404 404 404 200"),
            line("POST /exercises", Right.EXERCISES, "/exercises", "404 404 404 404 404 404 404 400"),
            line("GET /exercises/{id}.csv", Right.EXERCISES, HOUR + ".csv", "404 404 404 404 404 404 404 200"),
            line("GET /exercises/{id}", Right.EXERCISES, HOUR, "404 404 404 404 404 404 404 200"),
            line("POST /exercises/{id}", Right.EXERCISES, HOUR, "404 404 404 404 404 404 404 404"),
            line("POST /exercises/{id}/copy", Right.EXERCISES, HOUR + "/copy", "404 404 404 404 404 404 404 400"),
            line("POST /exercises/{id}/delete", Right.EXERCISES, HOUR + "/delete", "404 404 404 404 404 404 404 404"),
            line("GET /exercises/{id}/injects/{number}", Right.EXERCISES, INJECT, "404 404 404 404 404 404 404 200"),
            line("POST /exercises/{id}/injects/{number}", Right.EXERCISES, INJECT, "404 404 404 404 404 404 404 404"),
            line(
                    "POST /exercises/{id}/injects/{number}/delete",
                    Right.EXERCISES,
                    INJECT + "/delete",
                    "404 404 404 404 404 404 404 404"),
            line("GET /runs", Right.EXERCISES, "/runs", "404 404 404 404 404 404 404 200"),
            line("POST /runs", Right.EXERCISES, "/runs", "404 404 404 404 404 404 404 400"),
            line("GET /runs/{run}", Right.EXERCISES, "/runs/1", "404 404 404 404 404 404 404 404"),
            line(
                    "GET /runs/{run}/debrief.pdf",
                    Right.EXERCISES,
                    "/runs/1/debrief.pdf",
                    "404 404 404 404 404 404 404 404"),
            line("POST /runs/{run}/clock", Right.EXERCISES, "/runs/1/clock", "404 404 404 404 404 404 404 404"),
            line("POST /runs/{run}/injects", Right.EXERCISES, "/runs/1/injects", "404 404 404 404 404 404 404 404"),
            line("POST /runs/{run}/free", Right.EXERCISES, "/runs/1/free", "404 404 404 404 404 404 404 404"),
            line("POST /runs/{run}/keys", Right.EXERCISES, "/runs/1/keys", "404 404 404 404 404 404 404 404"),
            line(
                    "GET /runs/{run}/answers/{situation}/{player}",
                    Right.EXERCISES,
                    "/runs/1/answers/1/A1",
                    "404 404 404 404 404 404 404 404"),
            line(
                    "POST /runs/{run}/answers/{situation}/{player}",
                    Right.EXERCISES,
                    "/runs/1/answers/1/A1",
                    "404 404 404 404 404 404 404 404"),
            line("POST /sign-out", Right.SIGNED_IN, "/sign-out", "403 303 303 303 303 303 303 303"));
}
