package org.fieldpost.app.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fieldpost.app.Desk;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.Refusal;
import org.fieldpost.exchange.carrier.CourierFile;
import org.fieldpost.exchange.envelope.Envelope;
import org.fieldpost.exchange.envelope.Header;
import org.fieldpost.model.words.Problem;
import org.fieldpost.notebook.Enrolled;

/** By a file in a courier's pocket, and its answer. Blocks on the disk. */
final class CourierWay {

    private final Desk desk;
    private final Carried carried;

    CourierWay(Desk desk, Carried carried) {
        this.desk = desk;
        this.carried = carried;
    }

    /**
     * A file that was written.
     *
     * @param others how many envelopes of others it holds beside our own
     */
    record Written(Path file, int others) {

        News news() {
            // without its ending, at which a line would break
            String name = file.getFileName().toString().replace(CourierFile.ENDING, "");
            return new News(
                    true,
                    others == 0
                            ? Problem.of("exchange.written", name)
                            : Problem.of("exchange.written_others", name, others));
        }
    }

    /** What a file brought. */
    record Read(News news, boolean revoked) {}

    /** Writes all that waits, and what is carried for others; the same reports may go by every courier. */
    Written write() {
        List<Bytes> envelopes =
                new ArrayList<>(desk.notebook().engine(desk.random()).writeAll(ExchangeEngine.USUAL_BODY_BYTES));
        List<Bytes> others = new ArrayList<>(
                carried.load().onTheWay() == 0 ? List.of() : carried.pouch().onTheWay());
        others.addAll(
                desk.ofOthers().forCourier(Optional.of(enrolled().invitation().enrolment())));
        envelopes.addAll(others);
        String name = enrolled().invitation().officerCode() + "_"
                + DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss")
                        .withZone(ZoneOffset.UTC)
                        .format(desk.clock().instant())
                + CourierFile.ENDING;
        Path folder = desk.device().files().sharedDirectory();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Problem.of("file.unwritable", folder).causedBy(e);
        }
        CourierFile.write(folder.resolve(name), envelopes);
        return new Written(folder.resolve(name), others.size());
    }

    /** Reads the answers for this phone, and takes along what is for or from others of the mission. */
    Read read(Path file) {
        CourierFile.Contents contents = CourierFile.read(file);
        Answers answers = Answers.read(desk.notebook(), desk.notebook().engine(desk.random()), contents.envelopes());
        if (answers.revoked()) {
            carried.forget();
            desk.wipe();
            return new Read(Answers.news(answers.standing().orElseThrow(), Moved.NOTHING, 0), true);
        }
        EnrolmentId ours = enrolled().invitation().enrolment();
        List<Bytes> foreign =
                answers.others().stream().filter(e -> !wroteIt(ours, e)).toList();
        Taken taken = takeAlong(foreign);
        Optional<News> mine = answers.standing().map(s -> Answers.news(s, answers.moved(), answers.received()));
        Optional<News> along = taken.news();
        if (contents.damage().isPresent()) {
            return new Read(new News(false, contents.damage().get()), false);
        }
        if (mine.isPresent() || along.isPresent()) {
            boolean good =
                    mine.map(News::good).orElse(true) && along.map(News::good).orElse(true);
            Problem said = mine.isPresent() && along.isPresent()
                    ? News.both(mine.get().text(), along.get().text())
                    : mine.or(() -> along).orElseThrow().text();
            return new Read(new News(good, said), false);
        }
        boolean ownFile = foreign.size() < answers.others().size();
        Problem nothing = answers.refused().stream()
                .findFirst()
                .map(Refusal::problem)
                .orElse(Problem.of(ownFile ? "exchange.own_file" : "exchange.not_ours"));
        return new Read(new News(false, nothing), false);
    }

    private record Taken(int along, boolean overQuota) {
        Optional<News> news() {
            if (overQuota) {
                return Optional.of(new News(false, Problem.of("exchange.along_full", along)));
            }
            return along == 0 ? Optional.empty() : Optional.of(new News(true, Problem.of("exchange.along", along)));
        }
    }

    private Taken takeAlong(List<Bytes> foreign) {
        if (foreign.isEmpty()) {
            return new Taken(0, false);
        }
        List<Bytes> down =
                foreign.stream().filter(e -> goes(e, Header.Direction.DOWN)).toList();
        List<Bytes> up =
                foreign.stream().filter(e -> goes(e, Header.Direction.UP)).toList();
        desk.ready().keepAnswers(down);
        int answers = carried.pouch().takeAnswers(down);
        List<Refusal> refused = carried.pouch().takeOn(up);
        return new Taken(answers + up.size() - refused.size(), refused.contains(Refusal.QUOTA));
    }

    private static boolean wroteIt(EnrolmentId ours, Bytes envelope) {
        return header(envelope)
                .filter(h ->
                        h.direction() == Header.Direction.UP && h.enrolment().equals(ours))
                .isPresent();
    }

    private static boolean goes(Bytes envelope, Header.Direction way) {
        return header(envelope).filter(h -> h.direction() == way).isPresent();
    }

    private static Optional<Header> header(Bytes envelope) {
        try {
            return Optional.of(Envelope.parse(envelope).header());
        } catch (Envelope.RefusedException notOne) {
            return Optional.empty();
        }
    }

    private Enrolled enrolled() {
        return desk.notebook()
                .enrolment()
                .orElseThrow(() -> Problem.of("enrol.first").asException());
    }
}
