package org.fieldpost.server.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.fieldpost.server.ProgramAtWork;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.access.Role;

/** A program of an analyst that reads features; each of its answers is held against the server's own description. */
final class Reading {

    static final String ROOT = "/api/features";
    static final String REPORTS = ROOT + "/collections/reports/items";
    static final String REGIONS = ROOT + "/collections/regions/items";

    private final ProgramAtWork program;
    private final Description description;

    private Reading(ProgramAtWork program) {
        this.program = program;
        this.description = Description.of(program.get("/api/openapi.json").body());
    }

    static Reading by(ProgramAtWork program) {
        return new Reading(program);
    }

    static Reading ofAnalyst(ServerAtWork at) {
        return by(ProgramAtWork.bearing(at, token(at)));
    }

    /** Of a new analyst. */
    static String token(ServerAtWork at) {
        String password = at.server().people().add("amina", Role.ANALYST);
        return ProgramAtWork.token(at.visitor().signIn("amina", password), "QGIS", password);
    }

    Description description() {
        return description;
    }

    /** The answer, whatever it is, once it is found to be as described. */
    HttpResponse<String> ask(String path) {
        HttpResponse<String> answer = program.get(path);
        description.holds("GET", described(path), answer);
        return answer;
    }

    Tree get(String path) {
        HttpResponse<String> answer = ask(path);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return Tree.read(answer.body());
    }

    /** All pages from this one on. */
    List<Tree> pages(String path) {
        List<Tree> pages = new ArrayList<>();
        for (String next = path;
                !next.isEmpty();
                next = pages.get(pages.size() - 1).link("next")) {
            pages.add(get(next));
            assertThat(pages.size()).as("ends").isLessThan(1000);
        }
        return pages;
    }

    /** The features' ids, in their order, over all pages. */
    List<String> ids(String path) {
        return pages(path).stream()
                .flatMap(page -> page.at("features").each())
                .map(feature -> feature.at("id").text())
                .toList();
    }

    static Set<String> receipts(List<Reported> all, Predicate<Reported> which) {
        return all.stream().filter(which).map(Reported::receipt).collect(Collectors.toCollection(TreeSet::new));
    }

    /** As the description writes the path of this address. */
    static String described(String address) {
        String path = address.replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "");
        return path.replaceFirst("(/reports/items)/.+", "$1/{receipt}")
                .replaceFirst("(/regions/items)/.+", "$1/{code}")
                .replaceFirst("(/api/exports)/.+", "$1/{format}");
    }
}
