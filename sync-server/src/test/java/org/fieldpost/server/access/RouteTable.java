package org.fieldpost.server.access;

import java.util.List;

/** Every route of the server, whose it is, and what it answers whom. */
final class RouteTable {

    private static final String NOBODYS = "/phones/0000000000000000/confirm";

    private RouteTable() {}

    /** Route and right as the server names them, a request to it, and its status signed out, supervisor, administrator. */
    record Line(String route, Right right, String path, int signedOut, int supervisor, int administrator) {
        String method() {
            return route.substring(0, route.indexOf(' '));
        }
    }

    static final List<Line> LINES = List.of(
            new Line("GET /", Right.READ_REPORTS, "/", 303, 200, 200),
            new Line("GET /health", Right.ANYONE, "/health", 200, 200, 200),
            new Line("GET /look/{name}", Right.ANYONE, "/look/pages.css", 200, 200, 200),
            new Line("GET /sign-in", Right.ANYONE, "/sign-in", 200, 200, 200),
            new Line("POST /sign-in", Right.ANYONE, "/sign-in", 401, 401, 401),
            new Line("POST /exchange", Right.PHONES, "/exchange", 422, 422, 422),
            new Line("GET /reports", Right.READ_REPORTS, "/reports", 303, 200, 200),
            new Line("GET /reports/{receipt}", Right.READ_REPORTS, "/reports/K7-42", 303, 404, 404),
            new Line("POST /reports/{receipt}/questions", Right.REVIEW, "/reports/K7-42/questions", 403, 404, 403),
            new Line("GET /courier", Right.IMPORT, "/courier", 303, 200, 200),
            new Line("POST /courier", Right.IMPORT, "/courier", 403, 400, 400),
            new Line("GET /courier/answers/{name}", Right.IMPORT, "/courier/answers/x", 303, 404, 404),
            new Line("GET /texts", Right.IMPORT, "/texts", 303, 200, 200),
            new Line("POST /texts", Right.IMPORT, "/texts", 403, 400, 400),
            new Line("GET /set-aside", Right.IMPORT, "/set-aside", 303, 200, 200),
            new Line("GET /phones", Right.ENROL, "/phones", 303, 403, 200),
            new Line("POST /phones/invite", Right.ENROL, "/phones/invite", 403, 403, 200),
            new Line("POST /phones/{id}/confirm", Right.ENROL, NOBODYS, 403, 403, 404),
            new Line("POST /phones/{id}/revoke", Right.ENROL, NOBODYS.replace("confirm", "revoke"), 403, 403, 404),
            new Line("GET /mission", Right.MISSION, "/mission", 303, 403, 200),
            new Line("GET /mission/files/{name}", Right.MISSION, "/mission/files/points.csv", 303, 403, 200),
            new Line("POST /mission/files", Right.MISSION, "/mission/files", 403, 403, 400),
            new Line("POST /mission/remove", Right.MISSION, "/mission/remove", 403, 403, 400),
            new Line("POST /mission/facts", Right.MISSION, "/mission/facts", 403, 403, 400),
            new Line("POST /mission/discard", Right.MISSION, "/mission/discard", 403, 403, 303),
            new Line("POST /mission/publish", Right.MISSION, "/mission/publish", 403, 403, 409),
            new Line("GET /markers", Right.MISSION, "/markers", 303, 403, 200),
            new Line("POST /markers", Right.MISSION, "/markers", 403, 403, 400),
            new Line("POST /markers/{id}/remove", Right.MISSION, "/markers/1/remove", 403, 403, 303),
            new Line("POST /sign-out", Right.READ_REPORTS, "/sign-out", 403, 303, 303));
}
