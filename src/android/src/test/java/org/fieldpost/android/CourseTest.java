package org.fieldpost.android;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CourseTest {

    @Test
    void without_a_wish_nothing_begins_and_what_runs_is_stopped() {
        assertThat(Course.of(false, true, true, false, false)).isEqualTo(Course.REST);
        assertThat(Course.of(false, true, false, false, true)).isEqualTo(Course.STOP);
    }

    @Test
    void the_officer_is_asked_once_on_a_screen_that_is_in_front_and_no_is_no() {
        assertThat(Course.of(true, false, true, false, false)).isEqualTo(Course.ASK);
        assertThat(Course.of(true, false, true, true, false)).isEqualTo(Course.WITHOUT_LEAVE);
        assertThat(Course.of(true, false, false, false, false)).isEqualTo(Course.WITHOUT_LEAVE);
    }

    @Test
    void measuring_begins_with_a_screen_in_front_and_goes_on_without() {
        assertThat(Course.of(true, true, true, false, false)).isEqualTo(Course.BEGIN);
        assertThat(Course.of(true, true, false, false, false)).isEqualTo(Course.WAIT_FOR_A_SCREEN);
        assertThat(Course.of(true, true, false, false, true)).isEqualTo(Course.GO_ON);
    }
}
