package org.fieldpost.model.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.vocabulary.CodeList;
import org.fieldpost.model.vocabulary.Vocabulary;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;

/** A score and its key in a person's language: codes by their labels. Pure. */
public record ScoreWords(Vocabulary vocabulary, Words words) {

    private static final String NONE = "–";

    /** One expected thing: what is asked, in words, and what was wanted. */
    public record Wanted(String question, String answer) {}

    public String part(Score.Part part) {
        return words.say("score.part_" + part.name().toLowerCase(Locale.ROOT));
    }

    public String trap(Trap trap) {
        return words.say("trap." + trap.name().toLowerCase(Locale.ROOT));
    }

    /** Why points are missing. */
    public String reason(Problem reason) {
        List<Object> args = reason.args();
        return switch (reason.key()) {
            case "score.code" -> {
                Question question = Question.valueOf(String.valueOf(args.get(0)));
                yield words.say(
                        reason.key(),
                        question(question),
                        labels(question.list(), args.get(1)),
                        labels(question.list(), args.get(2)));
            }
            case "score.basis", "score.called_proven" ->
                words.say(reason.key(), labels(CodeList.BASIS, args.get(0)), labels(CodeList.BASIS, args.get(1)));
            case "score.interface" ->
                words.say(
                        reason.key(), labels(CodeList.INTERFACE, args.get(0)), labels(CodeList.INTERFACE, args.get(1)));
            default -> reason.in(words);
        };
    }

    private String labels(CodeList list, Object codes) {
        String said = String.valueOf(codes);
        return said.equals(NONE)
                ? words.say("score.said_nothing")
                : List.of(said.split(" ", -1)).stream()
                        .map(list::code)
                        .map(this::label)
                        .collect(Collectors.joining(", "));
    }

    private String label(Code code) {
        return vocabulary.label(code, words.language());
    }

    private String question(Question question) {
        return words.say("question." + question.name().toLowerCase(Locale.ROOT));
    }

    /** What a good answer says, a line for each question. */
    public List<Wanted> key(Key key) {
        List<Wanted> lines = new ArrayList<>();
        lines.add(new Wanted(words.say("score.key_form"), words.say("score.wanted_" + form(key))));
        for (Question question : Question.values()) {
            List<Code> expected = key.codes().getOrDefault(question, List.of());
            if (!expected.isEmpty()) {
                List<Code> also = key.also().getOrDefault(question, List.of());
                String answer = joined(expected);
                lines.add(new Wanted(
                        question(question),
                        also.isEmpty() ? answer : words.say("score.also_good", answer, joined(also))));
            }
        }
        if (!key.interfaces().isEmpty()) {
            lines.add(new Wanted(
                    words.say("score.key_interface"),
                    joined(key.interfaces().stream().map(NexusInterface::code).toList())));
        }
        lines.add(new Wanted(
                words.say("score.key_handling"),
                key.handling().name() + " " + label(key.handling().code())));
        if (key.flash()) {
            lines.add(new Wanted(words.say("score.key_flash"), words.say("score.key_flash_yes")));
        }
        key.grade().ifPresent(grade -> lines.add(new Wanted(words.say("score.key_grade"), grade.toString())));
        return List.copyOf(lines);
    }

    private static String form(Key key) {
        return key.kind().map(Enum::name).orElse(key.wanted().name()).toLowerCase(Locale.ROOT);
    }

    private String joined(List<Code> codes) {
        return codes.stream().map(this::label).collect(Collectors.joining(", "));
    }

    /** What the interfaces of a key mean, the best first. */
    public List<Wanted> meanings(Key key) {
        return key.interfaces().stream()
                .map(NexusInterface::code)
                .map(code -> new Wanted(
                        label(code), vocabulary.find(code).orElseThrow().definition(words.language())))
                .toList();
    }
}
