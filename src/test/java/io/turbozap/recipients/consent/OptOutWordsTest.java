package io.turbozap.recipients.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.config.Config;
import io.turbozap.recipients.consent.OptOutWords.Wish;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** BEHAVIOUR 21: opt-out and opt-in words count only as the whole message. */
class OptOutWordsTest {

    private static final Config.Recipients DEFAULTS = Config.defaults().recipients();

    private final OptOutWords words = new OptOutWords(DEFAULTS.optOutWords(), DEFAULTS.optInWords());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop",
                "Stop.",
                "  *STOP!*\n",
                "\"stop\"",
                "¡Stop!",
                "STOP 🛑",
                "🛑️STOP🛑️",
                "ＳＴＯＰ",
                "sair",
                "Parar",
                "cancelar",
                "baja",
                "Dar  de\tbaja",
                "unsubscribe",
                "ARRÊT",
                "arrêter",
                "Désinscrire",
                "stopp",
                "abmelden",
                "rezygnuję",
                "İptal",
                "iptal",
                "стоп",
                "توقّف",
                "退订。",
                "opt-out",
                "Opt - Out",
                "STOP ALL",
                "stop-all",
                "STOPALL",
                "END",
                "REVOKE",
                "QUIT",
                "cancel",
                "remove",
                "Stop. Thank you",
                "Stop, thanks!",
                "stop please",
                "STOP 🙏 obrigado",
                "Sair, por favor",
                "SAIR obrigada 😊",
                "Baja, gracias.",
                "stop svp",
                "STOP STOP STOP",
                "STOP!!! STOP!!!",
                "S\u200BTOP",
                "\u202ASTOP\u202C",
                "'stop'",
                "«Stop»",
                "- stop -",
                "stop_all",
                "cancelar inscrição",
                "descadastre",
                "Dar de baja",
                "Alto",
                "désabonnement",
                "إلغاء الاشتراك",
                "रोकें",
                "הסר"
            })
    void stop_word_alone_is_an_opt_out(String text) {
        assertEquals(Wish.OPT_OUT, words.wish(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"START", "start!", "Voltar", "subscribe", "opt-in", "Start, please", "Alta, gracias", "СТАРТ"})
    void start_word_alone_is_an_opt_in(String text) {
        assertEquals(Wish.OPT_IN, words.wish(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "!!!",
                "🛑",
                "please stop",
                "stop it",
                "don't stop",
                "bus-stop",
                "STOP START",
                "Please don't stop",
                "No. Stop",
                "stop sending me the red ones",
                "the end",
                "Thank you",
                "thanks please",
                "How do I cancel?",
                "não quero cancelar",
                "cancelar pedido 123",
                "stops",
                "s t o p",
                "1",
                "para",
                "https://example.org/stop"
            })
    void anything_else_is_neither(String text) {
        assertEquals(Wish.NONE, words.wish(text));
    }

    @Test
    void long_text_is_not_even_looked_at() {
        assertEquals(Wish.NONE, words.wish("stop" + " ".repeat(1_000_000)));
    }

    @Test
    void words_are_those_that_were_configured() {
        OptOutWords own = new OptOutWords(List.of("Nie wieder", "!!!", "ja"), List.of("já", "doch"));
        assertEquals(Wish.OPT_OUT, own.wish("NIE WIEDER"));
        assertEquals(Wish.OPT_OUT, own.wish("Ja"), "an opt-out wins");
        assertEquals(Wish.OPT_IN, own.wish("doch"));
        assertEquals(Wish.NONE, own.wish("stop"));
        assertEquals(Wish.NONE, own.wish("!!!"), "a word without letters is none");
        assertEquals(Wish.NONE, own.wish(""));
    }
}
