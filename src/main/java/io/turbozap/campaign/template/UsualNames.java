package io.turbozap.campaign.template;

import io.turbozap.campaign.FieldName;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words by which a forgotten placeholder, or spintax, is known for what it is whatever fields there are. */
final class UsualNames {

    private static final Set<String> OF_PERSONS = folded(
            "name, first name, fname, last name, lname, full name, surname, given name, family name, your name, user name,"
                    + " customer name, client name, contact name, recipient name, lead name, subscriber name,"
                    + " name of customer, name here, insert name,"
                    + " nome, primeiro nome, prenome, sobrenome, nome completo, seu nome, nome do cliente, nome cliente,"
                    + " nome da cliente, nome do contato, nome aqui, nome da pessoa, nome do lead,"
                    + " nombre, primer nombre, nombre completo, apellido, apellidos, tu nombre, su nombre,"
                    + " nombre del cliente, nombre cliente, nombre aqui,"
                    + " nom, prénom, votre nom, nom du client, vorname, nachname, cognome, nome e cognome, naam, voornaam,"
                    + " imię, nazwisko, isim, adınız, ad soyad, имя, фамилия, الاسم, שם, 名前, お名前, 氏名, 姓名, 名字, 이름, नाम, nama");

    private static final Set<String> GREETINGS = folded(
            "hi, hello, hey, hiya, howdy, greetings, dear, good morning, good afternoon, good evening, thanks, thank you,"
                    + " oi, olá, opa, e aí, eai, bom dia, boa tarde, boa noite, prezado, prezada, caro, cara, querido, querida,"
                    + " tudo bem, obrigado, obrigada, hola, buenas, buenos días, buenas tardes, estimado, estimada, gracias,"
                    + " salut, bonjour, bonsoir, coucou, merci, ciao, salve, buongiorno, hallo, guten tag, moin, servus, hej,"
                    + " cześć, merhaba, selam, привет, здравствуйте, مرحبا, שלום, こんにちは, 你好, 안녕하세요, नमस्ते, halo, hai");

    /** Whose fields the syntax {@code contact.name} names. */
    private static final Set<String> OWNERS =
            folded("contact, contato, contacto, customer, client, cliente, user, recipient, lead, subscriber");

    private UsualNames() {}

    private static Set<String> folded(String names) {
        return Stream.of(names.split(",", -1)).map(FieldName::folded).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether this is how programs and people call the field of a person's name. */
    static boolean isOfPerson(String name) {
        int dot = name.lastIndexOf('.');
        return OF_PERSONS.contains(FieldName.folded(name))
                || (dot > 0 && OWNERS.contains(FieldName.folded(name.substring(0, dot))));
    }

    /** Whether this is a greeting, which is no name of a field. */
    static boolean isGreeting(String word) {
        return GREETINGS.contains(FieldName.folded(word));
    }
}
