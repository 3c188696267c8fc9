package org.fieldpost.rehearsal.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.fieldpost.exchange.crypto.BoxKey;
import org.fieldpost.exchange.sealed.SealedReport;
import org.fieldpost.notebook.Report;
import org.fieldpost.server.phones.Phone;

/** What must be true of phones and servers, whatever happened to them; a {@link BrokenPromise} names the promise. */
final class Promises {

    private Promises() {}

    /** P3: whatever happened to the power, what was saved is there, or its receipt when its content has gone. */
    static void nothingSavedIsLost(SimPhone phone) {
        Map<String, Report> reports = phone.reports();
        for (String saved : phone.saved) {
            if (!reports.containsKey(saved)) {
                throw new BrokenPromise("P3", "a phone lost a report that was saved");
            }
        }
    }

    /** P2, P3: what a phone believes the server to hold, the server durably holds, byte for byte. */
    static void nothingBelievedIsMissing(SimPhone phone, SimServer server) {
        Map<String, String> held = server.held(phone.invitation());
        phone.believedHeld(server.space().epoch()).forEach((entry, hash) -> {
            if (!hash.equals(held.get(entry))) {
                throw new BrokenPromise("P2", "a phone takes entry " + entry + " for held, and the server lacks it");
            }
        });
    }

    /**
     * P1: every report exactly once, unaltered.
     *
     * @param ended how the phone's last exchange ended, to be told when something still waits
     */
    static void everythingArrived(SimPhone phone, SimServer server, String ended) {
        if (phone.wiped) {
            return;
        }
        Phone.State state = server.state(phone.invitation());
        if (state == Phone.State.REVOKED) {
            return;
        }
        if (state != Phone.State.FINAL) {
            throw new BrokenPromise("P1", "a phone that was confirmed is " + state);
        }
        long waiting = phone.notebook().journal().waiting();
        if (waiting > 0) {
            throw new BrokenPromise(
                    "P1",
                    waiting + " entries never arrive (" + ended + "): " + phone.waiting() + "; held: "
                            + server.held(phone.invitation()));
        }
        long unheard = server.waitingFor(phone.invitation());
        if (unheard > 0) {
            throw new BrokenPromise("P1", unheard + " answers never arrive");
        }
        Map<String, Integer> counted = new HashMap<>();
        server.notes().values().forEach(note -> counted.merge(note, 1, Integer::sum));
        Map<String, Report> reports = phone.reports();
        for (String note : phone.saved) {
            if (givenUp(phone, server, reports.get(note))) {
                continue;
            }
            if (counted.getOrDefault(note, 0) != 1) {
                throw new BrokenPromise(
                        "P1", "a report is at the server " + counted.getOrDefault(note, 0) + " times, not once");
            }
        }
        for (String note : phone.forgotten) {
            if (counted.getOrDefault(note, 0) > 1) {
                throw new BrokenPromise("P1", "a report of a phone put back in time is counted twice");
            }
        }
        for (Report report : reports.values()) {
            if (!givenUp(phone, server, report)) {
                unaltered(phone, server, report);
            }
        }
    }

    /**
     * Content that left a phone put back in time, and met another entry of its number at the server: it cannot be written again
     * under another number. The server has it set aside, the phone shows so.
     */
    private static boolean givenUp(SimPhone phone, SimServer server, Report report) {
        return phone.wasPutBack
                && report.state() == Report.State.SET_ASIDE
                && server.setAside(phone.invitation(), report.receipt());
    }

    private static void unaltered(SimPhone phone, SimServer server, Report report) {
        String note = report.observation().circumstances().note();
        String there = server.notes().get(report.receipt().spoken());
        if (!note.equals(there)) {
            throw new BrokenPromise("P1", "under one receipt code phone and server hold different reports");
        }
        boolean retracted = report.state() == Report.State.RETRACTED;
        boolean counts = server.counts(report.receipt().spoken());
        if (retracted && counts) {
            throw new BrokenPromise("P1", "a report that its author took back counts");
        }
        // a phone put back in time may have forgotten that it took a report back
        if (!retracted && !counts && !phone.wasPutBack) {
            throw new BrokenPromise("P1", "a report that nobody took back does not count");
        }
        if (!phone.wasPutBack && !server.observation(report.receipt().spoken()).equals(report.observation())) {
            throw new BrokenPromise("P1", "a report is altered, or an older revision counts");
        }
    }

    /**
     * P5: sealed reports arrive, each once; the server's disk shows nothing of them.
     *
     * @param phones all that report to this server
     */
    static void sealedArrived(SimServer server, BoxKey recipient, List<SimPhone> phones) {
        Map<String, Integer> opened = new HashMap<>();
        server.sealed().forEach(blob -> {
            SealedReport.Opened content =
                    SealedReport.open(blob, server.space().id(), server.space().mode(), recipient);
            if (content instanceof SealedReport.Report report) {
                opened.merge(report.observation().circumstances().note(), 1, Integer::sum);
            } else if (content instanceof SealedReport.Unreadable unreadable) {
                throw new BrokenPromise("P5", "the recipient cannot open a sealed report: " + unreadable.why());
            }
        });
        for (SimPhone phone : phones) {
            boolean settled = !phone.wiped && server.state(phone.invitation()) == Phone.State.FINAL;
            for (String note : settled ? phone.sealedNotes : Set.<String>of()) {
                if (opened.getOrDefault(note, 0) != 1) {
                    throw new BrokenPromise("P1", "a sealed report arrived " + opened.getOrDefault(note, 0) + " times");
                }
            }
        }
        try (Stream<Path> files = Files.list(server.directory())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(Writing.SEALED_MARK)) {
                    throw new BrokenPromise("P5", "the server's disk shows what a sealed report says");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** P1: the server's state is a function of the set of entries: read in another order they count the same. */
    static void sameWhateverTheOrder(SimServer live, Random order, Path elsewhere) {
        List<String> counted = live.counted();
        List<String> again = live.countedInAnotherOrder(order, elsewhere);
        if (!counted.equals(again)) {
            throw new BrokenPromise("P1", "another order of arrival counts otherwise");
        }
    }
}
