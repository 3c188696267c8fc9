package org.fieldpost.model.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.fieldpost.model.report.NoteScreening.Finding;
import org.fieldpost.model.report.NoteScreening.Sort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoteScreeningTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "call +231 77 555 1234 for the rest | PHONE | +231 77 555 1234",
                "his number 0886-512-441 | PHONE | 0886-512-441",
                "هاتف ٠٩١٢٣٤٥٦٧٨ | PHONE | ٠٩١٢٣٤٥٦٧٨",
                "write to trader.k@example.org | MAIL | trader.k@example.org",
                "white pickup LB 1234 | PLATE | LB 1234",
                "camion AB-123-CD vers la mine | PLATE | AB-123-CD",
                "truck 1234 TU 01 | PLATE | 1234 TU 01",
                "Col. Kamara took the money | TITLED_NAME | Col. Kamara",
                "seen with General Prince Doe at the gate | TITLED_NAME | General Prince Doe",
                "le commandant dit non, M. non plus, Commandant Bamba oui | TITLED_NAME | Commandant Bamba",
                "el Coronel Pérez pasó | TITLED_NAME | Coronel Pérez",
                "o Senhor Silva pagou | TITLED_NAME | Senhor Silva",
                "Mzee Juma alilipa | TITLED_NAME | Mzee Juma",
                "رأينا العقيد محمود | TITLED_NAME | العقيد محمود"
            })
    void what_looks_like_it_names_a_person_is_found(String note, Sort sort, String text) {
        List<Finding> found = NoteScreening.of(note);

        assertThat(found).hasSize(1);
        assertThat(found.get(0).sort()).isEqualTo(sort);
        assertThat(note.substring(found.get(0).from(), found.get(0).to())).isEqualTo(text);
        assertThat(NoteScreening.without(note, found)).doesNotContain(text).contains("[…]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "about 40 jerrycans of 20 litres, yellow caps",
                "29N KJ 1234 5678",
                "29NKJ12345678 and back",
                "seen at 06:30 on 2026-03-02, again at 0730",
                "le 12/03/2026 vers 18h30",
                "two AK 47, one RPG 7",
                "200 bags of 50 kg on RN 12, 15 km north of BP03",
                "the general store was closed, the major road too",
                "quatre camions, 200 sacs, 1200 USD",
                "شاحنتان ومئة كيس",
                "Malori 3, watu 12"
            })
    void what_a_patrol_writes_all_day_is_let_through(String note) {
        assertThat(NoteScreening.of(note)).isEmpty();
    }

    @Property(tries = 500)
    void whatever_is_written_findings_lie_within_it_in_order_and_apart(@ForAll String note) {
        int end = 0;
        for (Finding finding : NoteScreening.of(note)) {
            assertThat(finding.from()).isGreaterThanOrEqualTo(end);
            assertThat(finding.to()).isGreaterThan(finding.from()).isLessThanOrEqualTo(note.length());
            end = finding.to();
        }
        assertThat(NoteScreening.of(NoteScreening.without(note, NoteScreening.of(note))))
                .hasSizeLessThanOrEqualTo(NoteScreening.of(note).size());
    }
}
