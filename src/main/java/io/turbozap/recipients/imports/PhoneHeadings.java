package io.turbozap.recipients.imports;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Headings of columns of phone numbers, in the languages of users of WhatsApp. Among them are those of the programs
 * that export address books (Google Contacts, Microsoft's, Chatwoot, iCloud and others).
 */
final class PhoneHeadings {

    /** The rank of a column that holds no phone numbers. */
    static final int NONE = Integer.MAX_VALUE;
    /** Ranks from here on are of words that mean other numbers as well. */
    static final int WEAK = 1_000;

    private static final int WHATSAPP = 0;
    private static final int MOBILE = 100;
    private static final int PHONE = 200;
    private static final int ONLY_AN_AREA = 500;
    private static final int LONGEST = 60;
    /** The same with accents, signs and spaces. */
    private static final int LONGEST_WRITTEN = 256;

    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern NUMBERED = Pattern.compile("(\\D*)(\\d{1,3})");

    /** The column in files that are made for this program. */
    private static final Set<String> OWN = words("phone, phone number");

    private static final Set<String> WHATSAPPS = words("""
            whatsapp, whats, whatsap, watsapp, wathsapp, whatssap, zap, zapzap, wpp, wsp, wapp, wa, wid, jid, waid, chatid,
            ватсап, вотсап, вацап, واتساب, واتس, וואטסאפ, ווטסאפ""");

    private static final Set<String> MOBILES = words("""
            mobile, mobiles, mobil, mobiel, mobielnummer, mobilnummer, mobiltelefon, mobilni, cell, cellphone, celular,
            celulares, cel, movil, moviles, telemovel, tlm, cellulare, portable, handy, handynummer, handphone, hp, nohp, hape,
            ponsel, seluler, gsm, komorka, komorkowy, matkapuhelin, мобильный, мобильник, мобилен, мобільний, сотовый, моб,
            κινητο, נייד, פלאפון, סלולרי, جوال, الجوال, جوالك, موبايل, الموبايل, محمول, मोबाइल""");

    private static final Set<String> PHONES = words("""
            phone, phones, phoneno, phonenumber, telephone, telefone, telefones, telefono, telefonos, telefon, tel, telf, tlf,
            tfno, fone, fones, fono, phno, msisdn, telepon, telp, notelp, telefoon, telefoonnummer, puhelinnro, sdt, sđt, simu,
            тел, τηλ, טלפון, טל, هاتف, الهاتف, تليفون, फोन, फ़ोन, दूरभाष""");

    /** Beginnings of words that go on with endings and other words. */
    private static final List<String> STEMS =
            List.copyOf(words("telefon, telephon, phonenum, телефон, puhelin, telepon, τηλεφων"));

    /** In scripts without spaces, and phrases. */
    private static final List<String> WITHIN = List.copyOf(words("""
            手机, 手機, 电话, 電話, 携帯, 휴대폰, 휴대전화, 핸드폰, 전화, 연락처, โทรศัพท์, เบอร์โทร, เบอร์, มือถือ, điện thoại,
            di động"""));

    private static final Set<String> MOBILES_WITHIN = words("手机, 手機, 携帯, 휴대폰, 휴대전화, 핸드폰, มือถือ, di động");

    /** Any number, unless nothing better is there. */
    private static final Set<String> NUMBERS = words("""
            number, numero, nummer, номер, contact number, contact no, contact phone no, numero de contato,
            numero de contacto""");

    /** Marks of a column that is about a phone, and has no number. */
    private static final Set<String> OTHERS = words("""
            type, label, tipo, rotulo, fax, pager, telex, tty, tdd, isdn, radio, assistant, assistants, callback, extension, ext,
            ramal, name, nome, nombre, nom, имя, status, date, data, fecha, carrier, operadora, operator, provider, model,
            modelo, brand, marca, country, pais, code, codigo, prefix, prefixo, verified, valid, valido, optin, opt, consent,
            email, mail, correo, count, total, has, is, tem, possui, tiene, last, time, hora, message, mensagem, mensaje, link,
            url, group, grupo, telefonista, メール, 邮箱""");

    private static final Set<String> SECOND = words("""
            work, business, company, office, comercial, trabalho, empresa, trabajo, oficina, рабочий, home, residencial, casa,
            fixo, fijo, landline, домашний, car""");

    private static final Set<String> THIRD = words(
            "other, outro, outros, otro, alternativo, alternate, alternative, alt, secondary, secundario, recado");

    private static final Set<String> MAIN = words("primary, main, principal, preferred, default");
    private static final Set<String> AREA = words("ddd, ddi, area");

    private PhoneHeadings() {}

    /** Lower case without accents and signs; words are parted by one space. */
    static String fold(String heading) {
        String plain = ACCENTS.matcher(Normalizer.normalize(heading, Normalizer.Form.NFKD))
                .replaceAll("");
        return NO_WORD.matcher(plain.toLowerCase(Locale.ROOT).replace('ı', 'i'))
                .replaceAll(" ")
                .strip();
    }

    private static Set<String> words(String words) {
        return Arrays.stream(words.split(",", -1)).map(word -> fold(word)).collect(Collectors.toUnmodifiableSet());
    }

    /** How likely a column of this heading holds the numbers to be written to: less is likelier. */
    static int rank(String heading) {
        if (heading.length() > LONGEST_WRITTEN) {
            return NONE;
        }
        String folded = fold(heading);
        if (folded.isEmpty() || folded.length() > LONGEST) {
            return NONE;
        }
        if (OWN.contains(folded) || folded.equals("phonenumber")) {
            return WHATSAPP - 1;
        }
        if (NUMBERS.contains(folded)) {
            return WEAK;
        }
        List<String> words = new ArrayList<>(List.of(folded.split(" ", -1)));
        int number = numbersOff(words);
        int kind = kind(folded, words);
        if (kind == NONE) {
            words = new ArrayList<>(
                    List.of(fold(HUMP.matcher(heading).replaceAll(" ")).split(" ", -1)));
            number = numbersOff(words);
            kind = kind(folded, words);
        }
        boolean other = kind == NONE || words.stream().anyMatch(OTHERS::contains);
        return other ? NONE : kind + number + qualified(words);
    }

    /** Takes the numbers off the ends of words; the answer is what they are, above 1. */
    private static int numbersOff(List<String> words) {
        int number = 0;
        for (int i = 0; i < words.size(); i++) {
            Matcher numbered = NUMBERED.matcher(words.get(i));
            if (numbered.matches()) {
                words.set(i, numbered.group(1));
                number = Math.max(number, Math.min(Integer.parseInt(numbered.group(2)), 9));
            }
        }
        return number;
    }

    private static int kind(String folded, List<String> words) {
        Set<String> all = new HashSet<>(words);
        all.add(String.join("", words));
        if (all.stream().anyMatch(WHATSAPPS::contains)) {
            return WHATSAPP;
        } else if (all.stream().anyMatch(MOBILES::contains)
                || MOBILES_WITHIN.stream().anyMatch(folded::contains)) {
            return MOBILE;
        }
        boolean phone = all.stream()
                        .anyMatch(
                                word -> PHONES.contains(word) || STEMS.stream().anyMatch(word::startsWith))
                || WITHIN.stream().anyMatch(folded::contains);
        return phone ? PHONE : NONE;
    }

    private static int qualified(List<String> words) {
        int rank = words.stream().anyMatch(MAIN::contains) ? -10 : 0;
        rank += words.stream().anyMatch(SECOND::contains) ? 20 : 0;
        rank += words.stream().anyMatch(THIRD::contains) ? 30 : 0;
        return rank + (AREA.contains(words.get(0)) ? ONLY_AN_AREA : 0);
    }
}
