package org.fieldpost.rehearsal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulation catches bugs: for each promise, production code that was broken on purpose is found within the budget. */
class BrokenVariantsTest {

    private static final List<Long> BUDGET =
            LongStream.rangeClosed(1, 14).boxed().toList();

    private static final String EXCHANGE = "src/exchange/src/main/java/org/fieldpost/exchange/";
    private static final String NOTEBOOK = "src/notebook/src/main/java/org/fieldpost/notebook/";
    private static final String SERVER = "sync-server/src/main/java/org/fieldpost/server/";

    static List<Arguments> variants() {
        return List.of(
                Arguments.of(
                        "P1",
                        "the server forgets every seventh entry that it acknowledges",
                        SERVER + "ingest/UplinkInbox.java",
                        "insert(db, generation, understood);",
                        "if (entry.number() % 7 != 0) { insert(db, generation, understood); }"),
                Arguments.of(
                        "P1",
                        "the revision that came first counts, not the newest",
                        SERVER + "analysis/Reports.java",
                        "ORDER BY generation DESC, number DESC LIMIT 1",
                        "ORDER BY generation, number LIMIT 1"),
                Arguments.of(
                        "P1",
                        "the server takes no notice of a retraction",
                        SERVER + "ingest/EntryReader.java",
                        "            reports.take(source, retraction);\n",
                        ""),
                Arguments.of(
                        "P2",
                        "a phone does not make good what a restored server has lost",
                        NOTEBOOK + "SqliteJournal.java",
                        "forget.executeUpdate();",
                        "forget.clearParameters();"),
                Arguments.of(
                        "P2",
                        "a phone takes an acknowledgement without comparing digests",
                        EXCHANGE + "Acknowledgement.java",
                        "if (written.sum(range).map(Digest::bytes).equals(Optional.of(said.digest()))) {",
                        "if (written.sum(range).isPresent()) {"),
                Arguments.of(
                        "P3",
                        "a report is shown as saved before it is",
                        NOTEBOOK + "NotebookFile.java",
                        "                connection.commit();\n",
                        "                connection.isReadOnly();\n"),
                Arguments.of(
                        "P3",
                        "the server answers before it commits",
                        SERVER + "storage/SqliteDatabase.java",
                        "        if (whole) {\n            try {\n                writer.commit();",
                        "        if (whole) {\n            try {\n                writer.isReadOnly();"),
                Arguments.of(
                        "P4",
                        "a phone does not note what was acknowledged",
                        NOTEBOOK + "SqliteJournal.java",
                        "WHERE generation = ? AND number BETWEEN ? AND ? AND acknowledged_epoch IS NULL",
                        "WHERE generation = ? AND number BETWEEN ? AND ? AND acknowledged_epoch = -1"),
                Arguments.of(
                        "P5",
                        "envelopes and sealed reports are not sealed",
                        EXCHANGE + "crypto/Hpke.java",
                        "            byte[] encapsulation = context.getEncapsulation();\n"
                                + "            byte[] ciphertext = context.seal(aad, plain);",
                        "            byte[] encapsulation = context.getEncapsulation();\n"
                                + "            byte[] ciphertext = plain.length == 0"
                                + " ? context.seal(aad, plain) : Arrays.copyOf(plain, plain.length + TAG_BYTES);"),
                Arguments.of(
                        "P5",
                        "a dummy is not as large as a report, and reports are not padded",
                        EXCHANGE + "sealed/SealedReport.java",
                        "        byte[] plain = ByteBuffer.allocate(size - OVERHEAD + 4)",
                        "        byte[] plain = ByteBuffer.allocate(body.length + 4)"),
                Arguments.of(
                        "P6",
                        "nobody checks signatures",
                        EXCHANGE + "crypto/VerifyingKey.java",
                        "            return verifier.verifySignature(signature);",
                        "            return signature.length == SIGNATURE_BYTES;"),
                Arguments.of(
                        "P6",
                        "a replayed envelope moves last heard",
                        SERVER + "phones/Phones.java",
                        "counter = ? WHERE id = ? AND counter < ?",
                        "counter = counter + 0 * ? + 1 WHERE id = ? AND 0 * ? = 0"),
                Arguments.of(
                        "P7",
                        "exercise and live are not told apart",
                        EXCHANGE + "ExchangeEngine.java",
                        "        if (header.mode() != mode) {",
                        "        if (header.enrolment() != null) { return; }\n        if (header.mode() != mode) {"),
                Arguments.of(
                        "P8",
                        "kinds of a later version are refused",
                        EXCHANGE + "Entry.java",
                        "Check.range(\"entry kind\", kind, 0, 0xFFFF);",
                        "if (kind > 100 && Thread.currentThread().getStackTrace()[3].getClassName().contains(\"Content\")) {"
                                + " throw new IllegalArgumentException(\"kind\"); }"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("variants")
    void a_broken_variant_is_found(String promise, String broken, String file, String passage, String instead) {
        String found = Mutant.of(new Mutant.Change(file, passage, instead)).found(BUDGET);

        assertThat(found).as("%s: %s", promise, broken).isNotEmpty();
        assertThat(found).contains("--seed=");
    }

    /** As servers did once. Either of the other two rules, leaps cut short and phones asked, makes up for a wrong clock here. */
    @Test
    void a_server_that_destroys_keys_by_its_clock_is_found() {
        String policy = SERVER + "mission/BoxKeyPolicy.java";
        String found = Mutant.of(
                        new Mutant.Change(
                                SERVER + "mission/MissionSpace.java",
                                "first[0], row.epoch, running, random)",
                                "first[0], row.epoch, () -> Duration.between(Instant.EPOCH, clock.instant()), random)"),
                        new Mutant.Change(
                                policy,
                                "return passed.compareTo(MOST_AT_ONCE) > 0 ? MOST_AT_ONCE : passed;",
                                "return passed;"),
                        new Mutant.Change(
                                policy,
                                "oldest = Math.max(oldest, keys.ageRank(id));",
                                "oldest = Math.min(oldest, 0);"))
                .found(BUDGET);

        assertThat(found).contains("P1", "--seed=");
    }
}
