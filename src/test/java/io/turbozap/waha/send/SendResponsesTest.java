package io.turbozap.waha.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Media;
import io.turbozap.outbound.OutboundResponse;
import io.turbozap.session.BlockReason;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.SendOutcome.ItemRefused;
import io.turbozap.session.port.SendOutcome.Sent;
import io.turbozap.session.port.SendOutcome.SessionBlocked;
import io.turbozap.session.port.SendOutcome.Unclear;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BEHAVIOUR 19: whose fault an answer is. */
class SendResponsesTest {

    private static final Media FILE = new Media("https://files.example.com/a.jpg", "image/jpeg", null);

    private static SendOutcome outcome(int status, String body, Media file) {
        return SendResponses.outcome(
                new OutboundResponse.Answer(status, Buffer.buffer(body.replace('\'', '"')), null), file);
    }

    private static String thrown(String exception) {
        return "{'statusCode':500,'timestamp':'2026-11-21T00:00:00Z','exception':" + exception
                + ",'request':{'path':'/api/sendText','body':{'session':'default'}},'version':{}}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            401; {'message':'Unauthorized','statusCode':401};                             UNAUTHORIZED
            403; {'message':'Forbidden resource','statusCode':403};                       FORBIDDEN
            404; {'message':'Cannot POST /api/nope','error':'Not Found','statusCode':404}; WRONG_PATH
            404; <html>nginx</html>;                                                      WRONG_PATH
            404; {'message':'Session not found','statusCode':404};                        SESSION_NOT_WORKING
            422; {'error':'Session \\'zz\\' does not exist','session':'zz'};              SESSION_NOT_WORKING
            422; {'error':'not as expected','session':'d','status':'STOPPED','expected':['WORKING']}; SESSION_NOT_WORKING
            422; {'error':'Session name is required'};                                    SESSION_NOT_WORKING
            422; ``;                                                                      SESSION_NOT_WORKING
            429; {'message':'Too Many Requests'};                                         RATE_LIMITED
            501; {'message':'not implemented','error':'Not Implemented','statusCode':501}; NOT_IMPLEMENTED
            302; ``;                                                                      WRONG_PATH
            405; ``;                                                                      WRONG_PATH
            418; ``;                                                                      WRONG_PATH
            """)
    void what_says_nothing_about_the_item_blocks_the_session(int status, String body, BlockReason blockReason) {
        SessionBlocked blocked = assertInstanceOf(SessionBlocked.class, outcome(status, body, FILE));
        assertEquals(blockReason, blocked.blockReason());
        assertTrue(blocked.reason().startsWith("HTTP " + status), blocked.reason());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {'message':'rate-overlimit','data':429,'name':'Error'};                       RATE_OVERLIMIT
            {'message':'Error','data':429};                                               RATE_OVERLIMIT
            {'message':'2 UNKNOWN: server returned error 463','code':2};                  ACCOUNT_RESTRICTED
            {'message':'','details':'server returned error 463'};                         ACCOUNT_RESTRICTED
            {'message':'Error','data':463};                                               ACCOUNT_RESTRICTED
            """)
    void a_500_that_is_whatsapps_limit_blocks_the_session(String exception, BlockReason blockReason) {
        SessionBlocked blocked = assertInstanceOf(SessionBlocked.class, outcome(500, thrown(exception), FILE));
        assertEquals(blockReason, blocked.blockReason());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            400 | {'message':['a must be set','b too'],'error':'Bad Request','statusCode':400} | HTTP 400: a must be set; b too
            404 | {'error':{'code':404,'key':'FILE_NOT_FOUND'}} | HTTP 404: FILE_NOT_FOUND
            413 | Too large | HTTP 413
            422 | {'message':'only in Plus','error':'Unprocessable Entity','statusCode':422} | HTTP 422: only in Plus
            """)
    void what_is_wrong_with_the_item_fails_the_item(int status, String body, String reason) {
        ItemRefused refused = assertInstanceOf(ItemRefused.class, outcome(status, body, null));
        assertEquals(reason, refused.reason());
    }

    @Test
    void a_500_type_error_fails_the_item() {
        String typeError = "{'message':'Cannot read properties of undefined (reading \\'includes\\')',"
                + "'name':'TypeError','stack':'x'}";
        assertInstanceOf(ItemRefused.class, outcome(500, thrown(typeError.replace("\\'", "`")), null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {'message':'connect ECONNREFUSED 192.0.2.1:443','code':'ECONNREFUSED'}
            {'message':'','code':'ECONNREFUSED','name':'AggregateError'}
            {'message':'getaddrinfo ENOTFOUND files.example.com','code':'ENOTFOUND'}
            {'message':'getaddrinfo EAI_AGAIN files.example.com','code':'EAI_AGAIN','hostname':'files.example.com'}
            {'message':'Request failed with status code 404','name':'AxiosError','code':'ERR_BAD_REQUEST'}
            {'message':'Request failed with status code 500','config':{'url':'https://files.example.com/a.jpg'}}
            {'message':'Invalid URL','code':'ERR_INVALID_URL'}
            {'message':'Unsupported protocol ftp:','name':'Error'}
            """)
    void a_500_about_the_media_url_fails_an_item_with_a_file_and_no_other(String exception) {
        assertInstanceOf(ItemRefused.class, outcome(500, thrown(exception), FILE));
        assertInstanceOf(Unclear.class, outcome(500, thrown(exception), null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {'message':'connect ECONNREFUSED 127.0.0.1:6379','code':'ECONNREFUSED'}
            {'message':'getaddrinfo ENOTFOUND web.whatsapp.com','code':'ENOTFOUND'}
            {'message':'x','code':'ENOTFOUND','hostname':'mmg.whatsapp.net'}
            {'message':'Request failed with status code 403','config':{'url':'https://mmg.whatsapp.net/x'}}
            {'message':'read ECONNRESET','code':'ECONNRESET'}
            {'message':'connect ETIMEDOUT 192.0.2.1:443','code':'ETIMEDOUT'}
            {'message':'Connection Closed','name':'Error','data':428}
            {'message':'Timed Out','data':408}
            {'message':'server returned error 4630'}
            {'message':'not-acceptable','data':406}
            {'message':'session does not exist'}
            {'message':'2 UNKNOWN: failed to get device list: websocket disconnected'}
            {'message':'the file does not exist on the server of the number'}
            {'message':'context deadline exceeded while looking for a LID'}
            {}
            null
            """)
    void any_other_500_is_unclear(String exception) {
        assertInstanceOf(Unclear.class, outcome(500, thrown(exception), FILE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {'message':'2 UNKNOWN: no LID found for 5511900000005@s.whatsapp.net from server','code':2};  not on WhatsApp
            {'message':'','details':'no LID found for 5511900000005@s.whatsapp.net from server'};         not on WhatsApp
            {'message':'No LID for user','name':'Error','stack':'Error: No LID for user'};                not on WhatsApp
            {'message':'Evaluation failed: Error: No LID for user'};                                      not on WhatsApp
            {'message':'the number 5511900000005@c.us is not on WhatsApp'};                               not on WhatsApp
            {'message':'The phone number is not registered on WhatsApp'};                                 not on WhatsApp
            {'message':'recipient is not registered'};                                                    not on WhatsApp
            {'message':'Number 5511900000005 does not exist'};                                            not on WhatsApp
            {'message':'findChat: new chat not found'};                                                   not on WhatsApp
            {'message':'Evaluation failed: Error: wid error: invalid wid'};                               no address
            {'message':'Invalid WID value for 55'};                                                       no address
            {'message':'2 UNKNOWN: failed to parse JID: unexpected number of dots in JID'};               no address
            {'message':'2 UNKNOWN: can`t send message to unknown server x'};                              no address
            {'message':'2 UNKNOWN: message recipient must be a user JID with no device part'};            no address
            {'message':'2 UNKNOWN: the user is not participating in that group'};                         not a group
            """)
    void a_500_that_says_that_nobody_can_get_it_fails_the_item(String exception, String reason) {
        String json = exception.replace("can`t", "can\u2019t").replace("\u2019", "\\u0027");
        ItemRefused refused = assertInstanceOf(ItemRefused.class, outcome(500, thrown(json), null));
        assertTrue(refused.reason().startsWith(reason), refused.reason());
        assertTrue(refused.reason().contains("HTTP 500"), refused.reason());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Invalid media type",
                "Invalid poll values",
                "require atleast 1 contact",
                "require at least 1 contact"
            })
    void a_500_about_the_content_fails_the_item(String said) {
        assertInstanceOf(ItemRefused.class, outcome(500, thrown("{'message':'" + said + "'}"), FILE));
    }

    @Test
    void the_address_of_the_file_is_compared_where_it_is_known() {
        Media local = new Media("http://192.0.2.7:8080/a.jpg", "image/jpeg", null);
        String same = "{'message':'connect ECONNREFUSED 192.0.2.7:8080','code':'ECONNREFUSED'}";
        String other = "{'message':'connect ECONNREFUSED 192.0.2.8:8080','code':'ECONNREFUSED'}";
        assertInstanceOf(ItemRefused.class, outcome(500, thrown(same), local));
        assertInstanceOf(Unclear.class, outcome(500, thrown(other), local));
    }

    @ParameterizedTest
    @CsvSource({"408", "500", "502", "503", "504", "505", "520", "521", "522", "599"})
    void what_may_have_been_sent_is_unclear(int status) {
        assertInstanceOf(Unclear.class, outcome(status, "<html>oops</html>", FILE));
    }

    @Test
    void success_is_sent_even_where_the_answer_cannot_be_read() {
        assertEquals(new Sent("3EB0A"), outcome(201, "{'key':{'id':'3EB0A'}}", null));
        assertEquals(new Sent("3EB0A"), outcome(200, "{'id':'true_5511@c.us_3EB0A'}", null));
        for (String body : new String[] {"", "{", "[]", "null", "OK", "{'id':{'x'", "\0"}) {
            assertEquals(new Sent(null), outcome(201, body, null), body);
        }
    }

    @Test
    void reason_says_what_state_the_session_is_in() {
        String body = "{'error':'Session status is not as expected.','session':'d','status':'STOPPED'}";
        assertEquals(
                new SessionBlocked(
                        BlockReason.SESSION_NOT_WORKING, "HTTP 422: Session status is not as expected. (STOPPED)"),
                outcome(422, body, null));
    }

    @Test
    void request_that_never_left_blocks_and_one_without_answer_is_unclear() {
        assertEquals(
                new SessionBlocked(BlockReason.WAHA_UNREACHABLE, "refused"),
                SendResponses.outcome(new OutboundResponse.NotWritten("refused"), null));
        assertEquals(new Unclear("reset"), SendResponses.outcome(new OutboundResponse.Lost("reset"), null));
    }
}
