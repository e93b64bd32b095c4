package io.turbozap.waha.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageIdsTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {'id':'true_5511999998888@c.us_3EB0A','timestamp':1795249280};                    3EB0A
            {'id':'true_120363@g.us_3EB0B_5511999998888@c.us'};                               3EB0B
            {'id':'true_a_b@lid_3EB0C'};                                                      3EB0C
            {'id':'3EB0D'};                                                                   3EB0D
            {'id':{'fromMe':true,'id':'3EB0E','_serialized':'true_5511@c.us_3EB0X'}};         3EB0E
            {'id':{'fromMe':true,'id':'3EB0F'}};                                              3EB0F
            {'id':{'_serialized':'true_5511@c.us_3EB0G'}};                                    3EB0G
            {'key':{'remoteJid':'5511@s.whatsapp.net','fromMe':true,'id':'3EB0H'}};           3EB0H
            {'_data':{'Info':{'ID':'3EB0I'}}};                                                3EB0I
            {};
            {'id':null,'key':null};
            {'id':7,'key':{'id':7},'_data':[]};
            {'id':''};
            {'id':'true_5511@c.us'};
            {'id':'true_'};
            """)
    void bare_id_is_found_in_every_shape(String json, String expected) {
        assertEquals(expected, MessageIds.in(new JsonObject(json.replace('\'', '"'))));
    }
}
