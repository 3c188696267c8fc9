package org.fieldpost.server.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.fieldpost.model.Samples;
import org.fieldpost.model.exercise.ExerciseRows;
import org.fieldpost.model.mission.MissionMode;
import org.fieldpost.server.ServerAtWork;
import org.fieldpost.server.Visitor;
import org.fieldpost.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainers make exercises, in the pages and in a spreadsheet. */
class ExercisesTest {

    private static final String MARK = "EXERCISE EXERCISE EXERCISE";

    @TempDir
    Path directory;

    private ServerAtWork at;
    private Visitor trainer;

    @BeforeEach
    void start() {
        at = ServerAtWork.in(directory, Samples.liberia(), MissionMode.EXERCISE);
        trainer = at.signedIn(Role.TRAINER);
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private String table(String id) {
        HttpResponse<String> answer = trainer.get("/exercises/" + id + ".csv");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("\"EXERCISE-" + id + ".csv\"");
        return answer.body();
    }

    private void copied() {
        assertThat(trainer.submit("/exercises/one-hour-sorrenga/copy", Map.of("name", "mine"))
                        .headers()
                        .firstValue("Location"))
                .contains("/exercises/mine");
    }

    private static String token(HttpResponse<String> page) {
        var token = Pattern.compile("name=\"token\" value=\"([0-9a-f]+)\"").matcher(page.body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    /** The fields of an inject's form as its page has them, with others. */
    private Map<String, String> typed(String number, Map<String, String> others) {
        Map<String, String> fields = new HashMap<>(
                ExerciseRows.read("mine", table("mine")).inject(number).orElseThrow());
        fields.remove("row");
        fields.put("token", token(trainer.get("/exercises/mine/injects/" + number)));
        fields.putAll(others);
        return fields;
    }

    @Test
    void what_ships_is_listed_and_stays_as_it_is() {
        String list = trainer.get("/exercises").body();
        assertThat(list).contains("One hour in Sorrenga", "one-hour-sorrenga", "three-days-sorrenga", "72:00");
        assertThat(list.split(MARK, -1)).as("parts around the marks").hasSize(3);

        String page = trainer.get("/exercises/one-hour-sorrenga").body();
        assertThat(page).contains("Patrol officers", "Not sealed", "/exercises/one-hour-sorrenga/injects/6");
        assertThat(page.split(MARK, -1)).hasSize(3);
        assertThat(trainer.get("/exercises/one-hour-sorrenga/injects/3").body())
                .contains("disabled")
                .doesNotContain(">Save<");
        assertThat(trainer.get("/exercises/one-hour-sorrenga/injects/7").statusCode())
                .isEqualTo(404);

        for (String path : List.of("", "/delete", "/injects/3", "/injects/3/delete", "/injects/new")) {
            assertThat(trainer.submit("/exercises/one-hour-sorrenga" + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(at.rows("SELECT id FROM exercise")).isEmpty();
    }

    @Test
    void a_table_downloaded_and_loaded_again_is_the_same() {
        copied();
        String table = table("mine");
        String other = table.replaceFirst("exercise,mine", "exercise,other");

        HttpResponse<String> loaded = trainer.submitFile("/exercises", Map.of(), "other.csv", other);
        assertThat(loaded.headers().firstValue("Location")).contains("/exercises/other");
        assertThat(table("other")).isEqualTo(other);

        String token = token(trainer.get("/exercises/mine"));
        assertThat(trainer.submitFile("/exercises/mine", Map.of("token", token), "mine.csv", table)
                        .statusCode())
                .isEqualTo(303);
        assertThat(table("mine")).isEqualTo(table);
        assertThat(at.rows("SELECT id, changed_by FROM exercise ORDER BY id"))
                .containsExactly("mine|TRAINER", "other|TRAINER");
    }

    @Test
    void a_broken_table_is_told_fault_by_fault_and_changes_nothing() {
        copied();
        String table = table("mine");
        String broken = table.replaceFirst("commodity=DIAMOND", "commodity=CHEESE")
                .replaceFirst("inject,2,", "inject,two,")
                .replaceFirst(",NIL,", ",NOTHING,");
        String token = token(trainer.get("/exercises/mine"));

        for (String path : List.of("/exercises", "/exercises/mine")) {
            HttpResponse<String> told = trainer.submitFile(path, Map.of("token", token), "mine.csv", broken);
            assertThat(told.statusCode()).isEqualTo(400);
            assertThat(told.body())
                    .contains(
                            "line 5, column \"codes\"",
                            "commodity=CHEESE",
                            "line 6, column \"number\"",
                            "line 10, column \"answer\"");
        }
        assertThat(table("mine")).isEqualTo(table);
        assertThat(trainer.submitFile("/exercises", Map.of(), "mine.csv", table).body())
                .contains("There is an exercise \"mine\" already");
        assertThat(trainer.submitFile(
                                "/exercises/mine",
                                Map.of("token", token),
                                "mine.csv",
                                table.replaceFirst("exercise,mine", "exercise,yours"))
                        .body())
                .contains("is of the exercise \"yours\"");
        assertThat(trainer.submitFile(
                                "/exercises",
                                Map.of(),
                                "x.csv",
                                table.replaceFirst("exercise,mine", "exercise,other")
                                        .replace("Six things", "Six\u0000things"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void one_inject_is_changed_in_the_pages_and_all_others_stay() {
        copied();
        String before = table("mine");
        HttpResponse<String> saved = trainer.submit(
                "/exercises/mine/injects/2",
                typed(
                        "2",
                        Map.of("title", "A \"new\" title, شاحنتان", "text", "One line\r\nand another", "at", "0:55")));
        assertThat(saved.headers().firstValue("Location")).contains("/exercises/mine");

        var rows = ExerciseRows.read("mine", table("mine"));
        assertThat(rows.inject("2").orElseThrow())
                .containsEntry("title", "A \"new\" title, شاحنتان")
                .containsEntry("text", "One line\nand another");
        String page = trainer.get("/exercises/mine").body();
        assertThat(page.indexOf("injects/2\"")).isGreaterThan(page.indexOf("injects/6\""));
        for (String other : List.of("1", "3", "4", "5", "6")) {
            assertThat(rows.inject(other))
                    .isEqualTo(ExerciseRows.read("mine", before).inject(other));
        }
    }

    @Test
    void what_is_wrong_is_told_at_its_field_with_what_was_typed() {
        copied();
        String before = table("mine");
        HttpResponse<String> told = trainer.submit(
                "/exercises/mine/injects/1",
                typed("1", Map.of("codes", "commodity=CHEESE", "place", "NOWHERE", "number", "3", "at", "2:00")));

        assertThat(told.statusCode()).isEqualTo(400);
        assertThat(told.body())
                .contains("\"commodity=CHEESE\" is no code", "NOWHERE", "There is an inject 3 already")
                .contains("it lasts 1:00")
                .contains("value=\"NOWHERE\"", "value=\"2:00\"", ">commodity=CHEESE</textarea>");
        assertThat(trainer.submit("/exercises/mine/injects/1", typed("1", Map.of("codes", "open_for=ALL")))
                        .body())
                .contains("OPEN_FOR is not asked in the form SMUGGLING");
        assertThat(trainer.submit("/exercises/mine/injects/1", typed("1", Map.of("title", "x".repeat(81))))
                        .body())
                .contains("title has 81 characters");
        assertThat(table("mine")).isEqualTo(before);
    }

    @Test
    void an_inject_is_added_and_deleted_but_the_last_one_stays() {
        copied();
        assertThat(trainer.get("/exercises/mine/injects/new").body()).contains("value=\"7\"");
        Map<String, String> another = typed("1", Map.of("number", "7", "at", "0:10", "title", "Again"));
        assertThat(trainer.submit("/exercises/mine/injects/new", another).statusCode())
                .isEqualTo(303);
        assertThat(trainer.get("/exercises/mine/injects/7").body()).contains("value=\"Again\"");

        for (String number : List.of("7", "6", "5", "4", "3", "2")) {
            String token = token(trainer.get("/exercises/mine/injects/" + number));
            trainer.submit("/exercises/mine/injects/" + number + "/delete", Map.of("token", token));
            assertThat(trainer.get("/exercises/mine/injects/" + number).statusCode())
                    .isEqualTo(404);
        }
        String token = token(trainer.get("/exercises/mine/injects/1"));
        assertThat(trainer.submit("/exercises/mine/injects/1/delete", Map.of("token", token))
                        .body())
                .contains("at least one inject");
        assertThat(trainer.submit("/exercises/mine/delete", Map.of("token", token))
                        .statusCode())
                .isEqualTo(303);
        assertThat(trainer.get("/exercises/mine").statusCode()).isEqualTo(404);
    }

    @Test
    void of_two_trainers_the_later_is_told_and_loses_nothing() {
        copied();
        Map<String, String> mine = typed("1", Map.of("text", "What I wrote for a long while"));
        Visitor other = at.visitor().signIn("Musa", at.server().people().add("Musa", Role.TRAINER));
        assertThat(other.submit("/exercises/mine/injects/2", typed("2", Map.of("title", "What Musa wrote")))
                        .statusCode())
                .isEqualTo(303);

        HttpResponse<String> told = trainer.submit("/exercises/mine/injects/1", mine);
        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(told.body()).contains("Musa changed this exercise", "What I wrote for a long while");
        assertThat(table("mine")).contains("What Musa wrote").doesNotContain("What I wrote");
        assertThat(trainer.submitFile("/exercises/mine", Map.of("token", mine.get("token")), "m.csv", table("mine"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(trainer.submit("/exercises/mine/delete", Map.of("token", mine.get("token")))
                        .statusCode())
                .isEqualTo(409);

        mine.put("token", token(told));
        assertThat(trainer.submit("/exercises/mine/injects/1", mine).statusCode())
                .isEqualTo(303);
        assertThat(table("mine")).contains("What Musa wrote", "What I wrote");
    }

    @Test
    void a_name_that_is_taken_or_none_is_refused() {
        copied();
        for (String name : List.of("mine", "one-hour-sorrenga", "My Own", "", "a.csv")) {
            assertThat(trainer.submit("/exercises/three-days-sorrenga/copy", Map.of("name", name))
                            .statusCode())
                    .as(name)
                    .isEqualTo(400);
        }
        assertThat(at.number("SELECT count(*) FROM exercise")).isEqualTo(1);
    }

    @Test
    void trainers_and_administrators_alone_find_them_and_nobody_on_a_live_server(@TempDir Path live) {
        assertThat(at.signedIn(Role.ADMINISTRATOR).get("/exercises").body()).contains("href=\"/exercises\"");
        for (Role role : List.of(Role.SUPERVISOR, Role.ANALYST, Role.CONDUCT)) {
            Visitor visitor = at.signedIn(role);
            assertThat(visitor.get("/exercises").statusCode()).isEqualTo(403);
            assertThat(visitor.get("/me").body()).doesNotContain("href=\"/exercises\"");
        }
        try (ServerAtWork other = ServerAtWork.in(live)) {
            for (Role role : List.of(Role.TRAINER, Role.ADMINISTRATOR)) {
                Visitor visitor = other.signedIn(role);
                assertThat(visitor.get("/exercises").statusCode()).isEqualTo(404);
                assertThat(visitor.get("/exercises/one-hour-sorrenga").statusCode())
                        .isEqualTo(404);
                assertThat(visitor.get("/exercises").body()).contains("There is nothing at this address");
                assertThat(visitor.get("/me").body()).doesNotContain("href=\"/exercises\"");
            }
        }
    }
}
