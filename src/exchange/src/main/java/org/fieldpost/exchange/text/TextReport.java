package org.fieldpost.exchange.text;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.MissionId;
import org.fieldpost.model.place.Mgrs;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.report.Coding;
import org.fieldpost.model.report.Handling;
import org.fieldpost.model.report.Kind;
import org.fieldpost.model.report.NexusInterface;
import org.fieldpost.model.report.Observation;
import org.fieldpost.model.report.Question;
import org.fieldpost.model.report.ReceiptCode;
import org.fieldpost.model.vocabulary.Code;
import org.fieldpost.model.words.Problem;

/**
 * A report in at most 160 characters of the GSM 7-bit default alphabet (3GPP TS 23.038), groups separated by spaces: {@code FP},
 * receipt code, kind (S, B, R), MGRS to ten metres, date-time group in UTC, codes as question letter and code, primary
 * interface, and eight characters that prove the author: HMAC-SHA256 (RFC 2104) under his text key over mission, mode and
 * all groups before. Answers that do not fit are left out from the end; the report itself brings them.
 *
 * @param codes what was answered, as far as it fitted
 * @param proof the last eight characters
 */
public record TextReport(
        ReceiptCode receipt,
        Kind kind,
        Point point,
        Instant observedAt,
        Map<Question, List<Code>> codes,
        Optional<NexusInterface> primary,
        String signed,
        String proof) {

    public static final int MOST_CHARS = 160;

    private static final String MARK = "FP";
    private static final String EXERCISE = "EXERCISE";
    private static final int MGRS_DIGITS = 4;
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int PROOF_CHARS = 8;

    private static final Pattern LATER_GENERATION = Pattern.compile("((?:EX-)?[A-Z][0-9]{1,4})([B-Z])(-.*)");

    public TextReport {
        codes = Map.copyOf(codes);
    }

    /**
     * Writes a report as a text.
     *
     * @throws org.fieldpost.model.words.ProblemException for restricted and sealed reports, which never go as a text
     */
    public static String write(ReceiptCode receipt, Observation observation, MissionId mission, Bytes textKey) {
        Handling handling = observation.circumstances().handling();
        if (handling != Handling.H1 && handling != Handling.H2) {
            throw Problem.of("text.restricted").asException();
        }
        List<String> groups = new ArrayList<>(head(receipt, observation));
        observation
                .circumstances()
                .officerCoding()
                .map(Coding::primary)
                .filter(NexusInterface::suggestible)
                .ifPresent(primary -> groups.add(primary.name()));
        for (Question question : Question.values()) {
            for (Code code : observation.answers().all(question)) {
                String group = letter(question) + "." + code.value();
                int chars = String.join(" ", groups).length() + 1 + group.length() + 1 + PROOF_CHARS + 1;
                if (chars <= MOST_CHARS) {
                    groups.add(group);
                }
            }
        }
        String signed = String.join(" ", groups);
        return signed + " " + inTwo(proof(signed, receipt.exercise(), mission, textKey));
    }

    private static List<String> head(ReceiptCode receipt, Observation observation) {
        List<String> groups = new ArrayList<>();
        if (receipt.exercise()) {
            groups.add(EXERCISE);
        }
        groups.add(MARK);
        groups.add(receipt.spoken().toUpperCase(Locale.ROOT));
        groups.add(String.valueOf(observation.kind().form()));
        groups.add(Mgrs.format(observation.circumstances().position().point(), MGRS_DIGITS));
        groups.add(DateTimeGroup.format(observation.circumstances().observedAt()));
        return groups;
    }

    /**
     * Reads a text as typed: any case, any spaces. Says nothing yet about whether it is genuine.
     *
     * @throws org.fieldpost.model.words.ProblemException naming the group that is wrong
     */
    public static TextReport parse(String typed) {
        List<String> groups =
                new ArrayList<>(List.of(typed.strip().toUpperCase(Locale.ROOT).split("\\s+", -1)));
        boolean exercise = groups.remove(EXERCISE);
        if (groups.size() < 7 || !groups.get(0).equals(MARK)) {
            throw Problem.of("text.form").asException();
        }
        String proof = groups.remove(groups.size() - 1).replace("-", "");
        if (proof.length() != PROOF_CHARS || !proof.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
            throw Problem.of("text.group", proof).asException();
        }
        ReceiptCode receipt = receipt(groups.get(1));
        if (receipt.exercise() != exercise) {
            throw Problem.of("text.group", groups.get(1)).asException();
        }
        Optional<NexusInterface> primary = Optional.empty();
        Map<Question, List<Code>> codes = new EnumMap<>(Question.class);
        for (String group : groups.subList(5, groups.size())) {
            if (group.matches("I[1-7]")) {
                primary = Optional.of(NexusInterface.valueOf(group));
            } else {
                Question question = question(group);
                codes.computeIfAbsent(question, q -> new ArrayList<>())
                        .add(question.list().code(group.substring(2)));
            }
        }
        String signed = (exercise ? EXERCISE + " " : "") + String.join(" ", groups);
        return new TextReport(
                receipt,
                kind(groups.get(2)),
                point(groups.get(3)),
                DateTimeGroup.parse(groups.get(4)),
                codes,
                primary,
                signed,
                proof);
    }

    /** Whether the author of this key wrote it, for this mission, every character of it. */
    public boolean provenBy(Bytes textKey, MissionId mission) {
        return proof(signed, receipt.exercise(), mission, textKey).equals(proof);
    }

    /** The generation is a small letter in receipt codes, and a text may have been typed in capitals. */
    private static ReceiptCode receipt(String group) {
        Matcher later = LATER_GENERATION.matcher(group);
        return ReceiptCode.parse(
                later.matches() ? later.group(1) + later.group(2).toLowerCase(Locale.ROOT) + later.group(3) : group);
    }

    private static Kind kind(String group) {
        for (Kind kind : Kind.values()) {
            if (group.equals(String.valueOf(kind.form()))) {
                return kind;
            }
        }
        throw Problem.of("text.group", group).asException();
    }

    private static Point point(String group) {
        return Mgrs.parse(group).point();
    }

    private static Question question(String group) {
        for (Question question : Question.values()) {
            if (group.matches(letter(question) + "\\.[A-Z0-9_.]{1,12}")) {
                return question;
            }
        }
        throw Problem.of("text.group", group).asException();
    }

    private static char letter(Question question) {
        return (char) ('A' + question.key() - 1);
    }

    private static String inTwo(String proof) {
        return proof.substring(0, 4) + "-" + proof.substring(4);
    }

    private static String proof(String signed, boolean exercise, MissionId mission, Bytes textKey) {
        var mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(textKey.toArray()));
        byte[] message = ("fieldpost 1 text " + mission + (exercise ? " EXERCISE " : " LIVE ") + signed)
                .getBytes(StandardCharsets.US_ASCII);
        mac.update(message, 0, message.length);
        byte[] hash = new byte[mac.getMacSize()];
        mac.doFinal(hash, 0);
        var proof = new StringBuilder();
        for (int i = 0; i < PROOF_CHARS; i++) {
            proof.append(ALPHABET.charAt(hash[i] & 31));
        }
        return proof.toString();
    }
}
