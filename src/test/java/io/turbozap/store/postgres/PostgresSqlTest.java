package io.turbozap.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

final class PostgresSqlTest {

    @Test
    void numbers_each_question_mark() {
        assertEquals("a = $1 AND b IN ($2, $3)", PostgresSql.rewrite("a = ? AND b IN (?, ?)"));
    }

    @Test
    void leaves_texts_names_and_comments_alone() {
        assertEquals(
                "'it''s ?' \"odd?\" -- why?\n = $1 /* really? */ $2 'open?",
                PostgresSql.rewrite("'it''s ?' \"odd?\" -- why?\n = ? /* really? */ ? 'open?"));
    }

    @Test
    void rewrites_the_same_text_once() {
        PostgresSql sql = new PostgresSql();

        assertEquals("x = $1", sql.rewritten("x = ?"));
        assertSame(sql.rewritten("x = ?"), sql.rewritten("x = ?"));
    }
}
