package org.fieldpost.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fieldpost.notebook.PhoneOnASmallDisk.PIN;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fieldpost.model.words.ProblemException;
import org.fieldpost.notebook.lock.Pin;
import org.fieldpost.notebook.lock.Unlocked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The right to write is gone, or to read, for a while: it is said with the remedy, and everything is there afterwards. */
class StorageTakenAwayTest {

    private static final Pin WRONG = Pin.typed("11223399");
    private static final Pin NEXT = Pin.typed("59320417");

    @TempDir
    private Path folder;

    private PhoneOnASmallDisk phone;
    private List<Object> before;

    @BeforeEach
    void inUse() throws Exception {
        phone = new PhoneOnASmallDisk(folder.resolve("disk"));
        before = phone.saved();
        phone.notebook.close();
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void where_nothing_may_be_written_no_pin_is_tried_none_is_counted_and_no_key_destroyed() throws Exception {
        phone.disk.readOnly();

        for (int tried = 0; tried < 12; tried++) {
            told("file.unwritable", () -> phone.lockers.unlock(1, WRONG));
        }
        told("file.unwritable", () -> phone.lockers.unlock(1, PIN));
        told("file.unwritable", () -> phone.lockers.changePin(phone.open, PIN, NEXT));
        told("file.unwritable", () -> phone.lockers.secondPin(phone.open, PIN, NEXT));
        told("file.unwritable", () -> phone.lockers.destroy(1));

        everythingIsThereAfterwards();
    }

    @Test
    void a_notebook_and_a_new_one_say_so_at_the_start() throws Exception {
        phone.disk.readOnly();

        told("notebook.unopenable", this::open);
        told("notebook.unopenable", () -> phone.lockers.setUp(2, NEXT));

        everythingIsThereAfterwards();
    }

    @Test
    void a_notebook_that_cannot_be_read_is_not_taken_for_a_new_one() throws Exception {
        Path away = Files.move(phone.open.file(), folder.resolve("away"));
        Files.createDirectory(phone.open.file());

        told("notebook.unopenable", this::open);

        Files.delete(phone.open.file());
        Files.move(away, phone.open.file());
        everythingIsThereAfterwards();
    }

    private void open() {
        Notebook.openOrRescue(phone.open.file(), phone.open.mode(), phone.open.safe(), phone.clock, phone.random)
                .notebook()
                .close();
    }

    private void everythingIsThereAfterwards() throws Exception {
        phone.disk.writable();
        assertThat(phone.lockers.unlock(1, PIN)).isInstanceOf(Unlocked.class);
        phone.restart(PIN);
        assertThat(phone.saved()).isEqualTo(before);
    }

    private static void told(String key, ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().key()).isEqualTo(key))
                .hasMessageContaining("Check that");
    }
}
