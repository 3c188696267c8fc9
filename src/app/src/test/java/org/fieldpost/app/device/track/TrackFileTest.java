package org.fieldpost.app.device.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fieldpost.android.WrittenTracks;
import org.fieldpost.app.device.OwnTracks;
import org.fieldpost.exchange.SeededRandom;
import org.fieldpost.exchange.crypto.TrackKey;
import org.fieldpost.model.place.Point;
import org.fieldpost.model.place.Position;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Android's part writes is what the app reads, docs/track-file.md; Android's own writer, run here. */
class TrackFileTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.125Z");
    private static final Point GATE = new Point(7.3621234, -8.7120001);
    private static final int FIXES = 5;
    private static final int HEADER_BYTES = 18 + 1 + 8 + 65;
    private static final int RECORD_BYTES = 2 + 36 + 16;

    @TempDir
    private Path folder;

    private final TrackKeys keys = new InMemoryTrackKeys();
    private byte[] file;

    @BeforeEach
    void the_service_records() throws IOException {
        new TrackFiles(folder, keys, new SeededRandom(1), Clock.systemUTC())
                .want(new OwnTracks.Wish(Duration.ofSeconds(5), "Au travail, à l’arrière-plan"));
        try (var service = WrittenTracks.asWanted(folder)) {
            for (int i = 0; i < FIXES; i++) {
                service.measured(NOON.plusSeconds(5L * i), GATE, 4.25);
            }
        }
        file = Files.readAllBytes(folder.resolve("track/1.track"));
    }

    @Test
    void every_number_the_service_wrote_is_read_and_the_notice_in_the_officers_words() {
        TrackFile.Track track = track(file);

        assertThat(track.sealed()).isTrue();
        assertThat(track.fixes()).hasSize(FIXES);
        assertThat(track.fixes().get(1))
                .isEqualTo(new RecordedFix(
                        NOON.plusSeconds(5),
                        Optional.of(NOON.plusSeconds(5).plusMillis(250)),
                        GATE,
                        OptionalDouble.of(4.3),
                        OptionalDouble.of(1.5),
                        RecordedFix.Source.GPS,
                        false));
        assertThat(WrittenTracks.wanted(folder)).isEqualTo("5000 Au travail, à l’arrière-plan");
    }

    @Test
    void a_file_cut_at_any_byte_is_read_up_to_its_last_whole_record() {
        for (int length = 0; length < file.length; length++) {
            TrackFile.Reading reading = TrackFile.read(Arrays.copyOf(file, length), keys.kept());
            if (length < HEADER_BYTES) {
                assertThat(reading).as("%d bytes", length).isInstanceOf(TrackFile.NoTrack.class);
            } else {
                var track = (TrackFile.Track) reading;
                assertThat(track.fixes()).as("%d bytes", length).hasSize((length - HEADER_BYTES) / RECORD_BYTES);
                assertThat(track.damaged()).as("%d bytes", length).isEmpty();
                assertThat(track.tornBytes()).isEqualTo((length - HEADER_BYTES) % RECORD_BYTES);
            }
        }
    }

    @Test
    void a_flipped_bit_in_a_record_costs_that_record_and_is_named() {
        for (int at = HEADER_BYTES; at < file.length; at++) {
            byte[] flipped = file.clone();
            flipped[at] ^= 0x10;

            TrackFile.Track track = track(flipped);

            assertThat(track.damaged()).as("byte %d", at).containsExactly((at - HEADER_BYTES) / RECORD_BYTES);
            assertThat(track.fixes()).hasSize(FIXES - 1);
        }
    }

    @Test
    void a_flipped_bit_in_the_header_lets_no_position_through() {
        for (int at = 0; at < HEADER_BYTES; at++) {
            byte[] flipped = file.clone();
            flipped[at] ^= 0x01;

            TrackFile.Reading reading = TrackFile.read(flipped, keys.kept());

            if (reading instanceof TrackFile.Track track) {
                assertThat(track.fixes()).as("byte %d", at).isEmpty();
            }
        }
    }

    @Test
    void records_that_changed_places_are_noticed() {
        byte[] swapped = file.clone();
        System.arraycopy(file, HEADER_BYTES, swapped, HEADER_BYTES + RECORD_BYTES, RECORD_BYTES);
        System.arraycopy(file, HEADER_BYTES + RECORD_BYTES, swapped, HEADER_BYTES, RECORD_BYTES);

        assertThat(track(swapped).damaged()).containsExactly(0, 1);
    }

    @Test
    void space_that_the_disk_gave_and_never_filled_is_torn_not_damaged() {
        TrackFile.Track track = track(Arrays.copyOf(file, file.length + 3 * RECORD_BYTES + 7));

        assertThat(track.fixes()).hasSize(FIXES);
        assertThat(track.damaged()).isEmpty();
        assertThat(track.tornBytes()).isEqualTo(3 * RECORD_BYTES + 7);
    }

    @Test
    void another_key_opens_nothing() {
        TrackKey other = TrackKey.generate(new SeededRandom(2));

        assertThat(TrackFile.read(file, List.of(other))).isInstanceOf(TrackFile.OtherKey.class);
        assertThat(TrackFile.read(file, List.of())).isInstanceOf(TrackFile.OtherKey.class);
    }

    /** Promise: a copied phone tells no position. */
    @Test
    void neither_a_coordinate_nor_a_time_nor_the_private_key_lies_in_the_clear() throws IOException {
        byte[] latitude = number(Math.round(GATE.latitudeDeg() * 1e7), 4);
        byte[] time = number(NOON.toEpochMilli() >> 16, 6);
        byte[] secret = keys.kept().get(0).secret().toArray();
        for (String name : List.of("1.track", "wanted")) {
            String all =
                    new String(Files.readAllBytes(folder.resolve("track").resolve(name)), StandardCharsets.ISO_8859_1);
            for (byte[] told : List.of(latitude, time, secret)) {
                assertThat(all).doesNotContain(new String(told, StandardCharsets.ISO_8859_1));
            }
            assertThat(all).doesNotContain(keys.kept().get(0).secret().hex());
        }
    }

    @Test
    void an_open_track_is_read_without_a_key_and_shows_damage_too() {
        var fix = new RecordedFix(
                NOON,
                Optional.empty(),
                GATE,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                RecordedFix.Source.OTHER,
                true);
        byte[] open = TrackFile.openTrack(List.of(fix, fix));

        assertThat(((TrackFile.Track) TrackFile.read(open, List.of())).fixes()).containsExactly(fix, fix);
        assertThat(fix.position().source()).isEqualTo(Position.Source.SIMULATED_GPS);

        open[open.length - 10] ^= 0x01;
        assertThat(((TrackFile.Track) TrackFile.read(open, List.of())).damaged())
                .containsExactly(1);
    }

    private TrackFile.Track track(byte[] bytes) {
        return (TrackFile.Track) TrackFile.read(bytes, keys.kept());
    }

    private static byte[] number(long value, int bytes) {
        byte[] digits = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            digits[bytes - 1 - i] = (byte) (value >> (8 * i));
        }
        return digits;
    }
}
