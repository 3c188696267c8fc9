package org.fieldpost.app.report;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fieldpost.app.Desk;
import org.fieldpost.model.mission.Mission;
import org.fieldpost.model.words.Problem;
import org.fieldpost.model.words.Words;
import org.fieldpost.notebook.ReportLine;

/** The officer's reports, flash first, then the newest, as far as the filter lets them through. */
public final class ReportsViewModel {

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Desk desk;
    private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(new Shown(List.of(), 0));
    private final ObjectProperty<ReportFilter> filter;
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final Sought sought;
    private List<ReportLine> all = List.of();
    private long asked;

    /**
     * What the screen shows.
     *
     * @param all how many reports there are, shown or not
     */
    public record Shown(List<ReportLine> lines, int all) {
        public Shown {
            lines = List.copyOf(lines);
        }
    }

    /** What can be searched, made when first searched. Used by the background's one thread. */
    private static final class Sought {

        private final ReportWords words;
        private final IdentityHashMap<ReportLine, String> texts = new IdentityHashMap<>();

        Sought(ReportWords words) {
            this.words = words;
        }

        boolean finds(ReportLine line, List<String> wanted) {
            if (wanted.isEmpty()) {
                return true;
            }
            String text = texts.computeIfAbsent(line, words::sought);
            return wanted.stream().allMatch(text::contains);
        }
    }

    /**
     * @param words of the language that is searched
     * @param filter as it was left
     */
    public ReportsViewModel(Desk desk, Mission mission, Words words, ReportFilter filter) {
        this.desk = desk;
        this.sought = new Sought(new ReportWords(mission, desk.vocabulary(), words));
        this.filter = new SimpleObjectProperty<>(filter);
    }

    public ObjectProperty<Shown> shown() {
        return shown;
    }

    public ObjectProperty<ReportFilter> filter() {
        return filter;
    }

    public ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    public void refresh() {
        desk.background()
                .run(
                        () -> desk.notebook().submitted().lines(),
                        lines -> {
                            all = lines;
                            narrow(filter.get());
                        },
                        failed -> problem.set(Optional.of(failed)));
    }

    /** Shows only these from now on. An answer to an earlier question that comes late is dropped. */
    public void narrow(ReportFilter wanted) {
        filter.set(wanted);
        long question = ++asked;
        List<ReportLine> among = all;
        List<String> words = SPACES.splitAsStream(
                        ReportWords.folded(wanted.words().strip()))
                .filter(word -> !word.isEmpty())
                .toList();
        desk.background()
                .run(
                        () -> among.stream()
                                .filter(line -> wanted.lets(line) && sought.finds(line, words))
                                .toList(),
                        found -> {
                            if (question == asked) {
                                shown.set(new Shown(found, among.size()));
                            }
                        },
                        failed -> problem.set(Optional.of(failed)));
    }
}
