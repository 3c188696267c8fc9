package org.fieldpost.app.exchange;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.fieldpost.app.Desk;
import org.fieldpost.app.qr.CodePicture;
import org.fieldpost.exchange.Bytes;
import org.fieldpost.exchange.EnrolmentId;
import org.fieldpost.exchange.ExchangeEngine;
import org.fieldpost.exchange.carrier.Meeting;
import org.fieldpost.exchange.carrier.MeetingCode;
import org.fieldpost.exchange.carrier.ReadyEnvelopes;
import org.fieldpost.exchange.enrolment.Credential;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.notebook.ExchangeEvent.Way;

/** Handing over to a phone nearby, which carries it on unread; it may have answers for this one. */
public final class GuestViewModel {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The other takes no more from one phone in one meeting; what is most urgent goes first. */
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    private final Desk desk;
    private final ExchangeViewModel exchange;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObjectProperty<State> state = new SimpleObjectProperty<>(new State(false, List.of()));

    /** What the screen shows: whether a meeting is under way, and how the last one went. */
    public record State(boolean busy, List<News> news) {
        public State {
            news = List.copyOf(news);
        }
    }

    private record HandedOver(List<News> news, boolean revoked) {}

    GuestViewModel(Desk desk, ExchangeViewModel exchange) {
        this.desk = desk;
        this.exchange = exchange;
    }

    public ObjectProperty<State> state() {
        return state;
    }

    /** The code as far as it is typed or pasted. */
    public StringProperty typed() {
        return typed;
    }

    /** Reads the code out of a picture and hands over. */
    public void usePicture(CodePicture picture) {
        state.set(new State(true, List.of()));
        desk.background()
                .run(
                        picture::read,
                        text -> {
                            typed.set(text);
                            handOver(text);
                        },
                        this::failed);
    }

    /** Hands over what waits to the phone that shows this code. */
    public void handOver(String code) {
        state.set(new State(true, List.of()));
        desk.link()
                .run(
                        () -> meet(MeetingCode.parse(code)),
                        handed -> {
                            if (handed.revoked()) {
                                exchange.forgotten();
                                return;
                            }
                            state.set(new State(false, handed.news()));
                            exchange.note(Way.HANDED_OVER, asOne(handed.news()));
                            exchange.refresh();
                        },
                        this::failed);
    }

    private HandedOver meet(MeetingCode code) {
        Credential credential = desk.notebook()
                .credential()
                .orElseThrow(() -> Problem.of("meeting.no_credential").asException());
        ExchangeEngine engine = desk.notebook().engine(desk.random());
        List<Bytes> envelopes = engine.writeUpTo(ExchangeEngine.USUAL_BODY_BYTES, MOST_BYTES);
        Meeting.HandedOver back = Meeting.handOver(code, credential, envelopes, desk.random(), PATIENCE);
        Answers answers = Answers.read(desk.notebook(), engine, back.answers());
        if (answers.revoked()) {
            exchange.carried().forget();
            desk.wipe();
            return new HandedOver(List.of(), true);
        }
        handOverOfOthers(code, credential.enrolment());
        return new HandedOver(news(envelopes.size(), back, answers), false);
    }

    /** Of those whose notebooks are locked now; each is known to the other phone by his own credential. */
    private void handOverOfOthers(MeetingCode code, EnrolmentId open) {
        ReadyEnvelopes ready = desk.ready();
        for (ReadyEnvelopes.Sender sender : ready.senders()) {
            List<Bytes> due = ready.due(sender.enrolment(), desk.clock().instant());
            if (sender.credential().isEmpty() || sender.enrolment().equals(open) || due.isEmpty()) {
                continue;
            }
            try {
                ready.keepAnswers(Meeting.handOver(code, sender.credential().get(), upTo(due), desk.random(), PATIENCE)
                        .answers());
            } catch (ProblemException lost) {
                // what is ours was handed over; theirs stays ready for the next way
                return;
            }
        }
    }

    private static List<Bytes> upTo(List<Bytes> envelopes) {
        List<Bytes> taken = new ArrayList<>();
        long bytes = 0;
        for (Bytes each : envelopes) {
            bytes += each.size();
            if (bytes <= MOST_BYTES) {
                taken.add(each);
            }
        }
        return taken;
    }

    private static List<News> news(int given, Meeting.HandedOver back, Answers answers) {
        List<News> news = new ArrayList<>();
        int taken = Math.max(0, given - back.refused().size());
        if (taken > 0) {
            news.add(new News(true, Problem.of("guest.handed", taken)));
        }
        MeetingRefusals.why(back.refused())
                .ifPresent(why -> news.add(new News(
                        false, Problem.of("guest.refused", back.refused().size(), why))));
        news.add(answers.standing()
                .map(standing -> Answers.news(standing, answers.moved(), answers.received()))
                .orElse(new News(true, Problem.of("guest.no_answer"))));
        return news;
    }

    private static News asOne(List<News> news) {
        return new News(
                news.stream().allMatch(News::good),
                news.stream().map(News::text).reduce(News::both).orElseThrow());
    }

    private void failed(Problem problem) {
        var news = new News(false, problem);
        state.set(new State(false, List.of(news)));
        exchange.note(Way.HANDED_OVER, news);
    }
}
