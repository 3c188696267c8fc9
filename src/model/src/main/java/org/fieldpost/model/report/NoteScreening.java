package org.fieldpost.model.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in a note what looks like it names a person: telephone numbers, addresses of mail, number plates, titles followed
 * by a name, in the six languages of the app. Pure. It warns and never forbids: it cannot know, and a report that is not
 * made helps nobody.
 */
public final class NoteScreening {

    /** What a piece of a note looks like. */
    public enum Sort {
        PHONE,
        MAIL,
        PLATE,
        TITLED_NAME
    }

    /** From the first character to the one after the last. */
    public record Finding(Sort sort, int from, int to) {}

    private static final int LEAST_PHONE_DIGITS = 7;

    private static final Pattern GRID = Pattern.compile(
            "(?<![\\p{L}\\p{N}])\\d{1,2}[C-HJ-NP-X]\\s?[A-HJ-NP-Z][A-HJ-NP-V]\\s?\\d{2,5}\\s?\\d{2,5}(?![\\p{L}\\p{N}])");
    private static final Pattern DATE = Pattern.compile(
            "(?<!\\p{N})(\\p{N}{4}[-./]\\p{N}{1,2}[-./]\\p{N}{1,2}|\\p{N}{1,2}[-./]\\p{N}{1,2}[-./]\\p{N}{4})(?!\\p{N})");
    private static final Pattern MAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+-]+\\s?@\\s?[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");
    private static final Pattern PHONE = Pattern.compile("(\\+|00)?\\(?\\p{N}(?:[ ().\\-/\\u00a0]{0,2}\\p{N}){6,}");
    private static final Pattern PLATE = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(\\p{Lu}{1,3}[ -]?\\p{N}{2,5}([ -]?\\p{Lu}{1,3})?|\\p{N}{2,4}[ -]?\\p{Lu}{1,3}[ -]?\\p{N}{1,4}|\\p{N}{2,4}-?\\p{Lu}{2,3})(?![\\p{L}\\p{N}])");
    /** Roman road and force names that a patrol writes all day: RN 12, AK 47, UN 123. */
    private static final Pattern NO_PLATE =
            Pattern.compile("(RN|RP|RD|N|R|A|AK|AKM|PK|KM|UN|RPG|M|BP|TN|RS|ECP|CP|BCP|H|I|K)[ -]?\\p{N}{1,4}");

    private static final Pattern MEASURED =
            Pattern.compile("\\p{N}{2,4}-?(KG|KM|MM|CM|ML|MT|HRS|HR|GMT|UTC|AM|PM|L|M|T)");

    private static final String TITLES = String.join(
            "|",
            // English
            "Mr|Mrs|Ms|Miss|Dr|Prof|Col|Colonel|Gen|General|Capt|Captain|Maj|Major|Lt|Lieutenant|Sgt|Sergeant|Cpl|Corporal|Chief"
                    + "|Hon|Honourable|Minister|Senator|Governor|Mayor|Pastor|Father|Sheikh|Imam|Hajj|Hajji|Alhaji|Commander|Inspector",
            // French
            "Monsieur|Madame|Mme|Mlle|Commandant|Cdt|Capitaine|Général|Gén|Sergent|Adjudant|Ministre|Sénateur|Gouverneur|Maire|Abbé|Cheikh",
            // Spanish
            "Señor|Señora|Sr|Sra|Don|Doña|Comandante|Capitán|Coronel|Sargento|Teniente|Alcalde|Padre|Gobernador",
            // Portuguese
            "Senhor|Senhora|Dona|Capitão|Coronel|Tenente|Sargento|Governador|Prefeito",
            // Swahili
            "Bwana|Bw|Bi|Mzee|Jenerali|Kanali|Meja|Kapteni|Sajenti|Mheshimiwa|Mchungaji|Chifu");
    private static final Pattern TITLED = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:" + TITLES + ")\\.?\\s+(?:\\p{Lu}[\\p{L}'’-]+)(?:\\s+\\p{Lu}[\\p{L}'’-]+)*");
    private static final Pattern TITLED_ARABIC = Pattern.compile(
            "(?<!\\p{L})(?:السيد|السيدة|الشيخ|الحاج|العقيد|اللواء|العميد|الرائد|النقيب|الملازم|الرقيب|الوزير|الدكتور|المقدم|الإمام)\\s+\\p{IsArabic}{2,}");

    private NoteScreening() {}

    /** What was found, in the order of the note; findings do not overlap. */
    public static List<Finding> of(String note) {
        List<Finding> found = new ArrayList<>();
        boolean[] taken = new boolean[note.length()];
        pass(GRID, note, taken);
        pass(DATE, note, taken);
        take(Sort.MAIL, MAIL, note, taken, found);
        take(Sort.PHONE, PHONE, note, taken, found);
        take(Sort.PLATE, PLATE, note, taken, found);
        take(Sort.TITLED_NAME, TITLED, note, taken, found);
        take(Sort.TITLED_NAME, TITLED_ARABIC, note, taken, found);
        found.sort(Comparator.comparingInt(Finding::from));
        return found;
    }

    /** The note with each finding replaced by {@code [...]}. */
    public static String without(String note, List<Finding> findings) {
        var kept = new StringBuilder();
        int from = 0;
        for (Finding finding : findings) {
            kept.append(note, from, finding.from()).append("[…]");
            from = finding.to();
        }
        return kept.append(note.substring(from)).toString();
    }

    private static void pass(Pattern pattern, String note, boolean[] taken) {
        Matcher matcher = pattern.matcher(note);
        while (matcher.find()) {
            occupy(taken, matcher.start(), matcher.end());
        }
    }

    private static void take(Sort sort, Pattern pattern, String note, boolean[] taken, List<Finding> found) {
        Matcher matcher = pattern.matcher(note);
        while (matcher.find()) {
            if (free(taken, matcher.start(), matcher.end()) && !harmless(sort, matcher.group())) {
                occupy(taken, matcher.start(), matcher.end());
                found.add(new Finding(sort, matcher.start(), matcher.end()));
            }
        }
    }

    private static boolean harmless(Sort sort, String text) {
        return switch (sort) {
            case PHONE -> text.codePoints().filter(Character::isDigit).count() < LEAST_PHONE_DIGITS;
            case PLATE ->
                NO_PLATE.matcher(text).matches() || MEASURED.matcher(text).matches();
            case MAIL, TITLED_NAME -> false;
        };
    }

    private static boolean free(boolean[] taken, int from, int to) {
        for (int i = from; i < to; i++) {
            if (taken[i]) {
                return false;
            }
        }
        return true;
    }

    private static void occupy(boolean[] taken, int from, int to) {
        for (int i = from; i < to; i++) {
            taken[i] = true;
        }
    }
}
