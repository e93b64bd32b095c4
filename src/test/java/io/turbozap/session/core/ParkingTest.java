package io.turbozap.session.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A session that waits for long keeps no gateway meanwhile. */
final class ParkingTest {

    @Test
    void a_session_that_waits_for_a_minute_closes_its_gateway_and_opens_another() {
        Stage stage = new Stage();
        stage.running(1, 2);
        stage.until(1_000);
        assertEquals(List.of(1, 1), List.of(stage.opens, stage.gateway.closes));
        stage.until(Stage.INTERVAL + 1_000);
        assertEquals(List.of(2, 2), List.of(stage.opens, stage.gateway.closes));
        assertEquals(2, stage.gateway.calls.size());
    }

    @Test
    void a_session_that_waits_for_a_second_keeps_its_gateway() {
        Stage stage = Stage.withInterval(1_000);
        stage.running(1, 3);
        stage.until(1_500);
        assertEquals(List.of(1, 0), List.of(stage.opens, stage.gateway.closes));
    }

    @Test
    void the_gateway_stays_while_the_form_of_ids_is_learnt() {
        Stage stage = new Stage();
        stage.gateway.form = Stage.IDS;
        stage.running(1, 2);
        assertEquals(1, stage.gateway.formsAsked.size());
        assertEquals(0, stage.gateway.closes);
        stage.until(Stage.INTERVAL);
        assertEquals(1, stage.opens);
        assertEquals(1, stage.gateway.closes);
    }

    @Test
    void an_idle_session_has_no_gateway() {
        Stage stage = Stage.withInterval(0);
        stage.running(1, 1);
        stage.pass(Stage.HOUR);
        assertEquals(List.of(1, 1), List.of(stage.opens, stage.gateway.closes));
    }
}
