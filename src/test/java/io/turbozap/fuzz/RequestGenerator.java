package io.turbozap.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turbozap.fuzz.FuzzRequest.Framing;
import io.turbozap.fuzz.FuzzRequest.Header;
import io.turbozap.fuzz.Operation.Parameter;
import io.turbozap.recipients.imports.XlsxBuilder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Requests one after the other: of every operation, about what former answers named, often several for the same thing in
 * turn, a third of them as they should be. The same seed gives the same requests to the same answers.
 */
final class RequestGenerator {

    private static final String JSON = "application/json";
    private static final String FORM = "multipart/form-data";
    private static final String BOUNDARY = "fuzz-boundary";
    private static final List<String> IDEMPOTENCY_KEYS = List.of("key-1", "key-2", "key-3", "key-4");
    private static final Pattern FOREIGN = Pattern.compile("https?://(?!127\\.0\\.0\\.1|localhost)[a-z][^\"/ ]*");

    private final ApiDocument document;
    private final RandomGenerator random;
    private final Names names;
    private final ValueGenerator values;
    private final Mutator mutator;

    private List<Operation> followUps = List.of();
    private int followUpsLeft;

    /** Those that make something, at first, so that there is something to ask about. */
    private final Iterator<Operation> makers;

    private @Nullable FuzzRequest last;

    RequestGenerator(ApiDocument document, RandomGenerator random, String url) {
        this.document = document;
        this.random = random;
        this.names = new Names(url);
        this.values = new ValueGenerator(document, random, names);
        this.mutator = new Mutator(random);
        this.makers = document.operations().stream()
                .filter(each -> each.declares(201) || each.declares(202))
                .iterator();
    }

    FuzzRequest next() {
        if (makers.hasNext()) {
            return request(makers.next(), 0);
        }
        FuzzRequest repeated = last;
        if (repeated != null && repeated.header("Idempotency-Key") != null && random.nextInt(3) == 0) {
            last = null;
            return random.nextBoolean() ? repeated : repeated.with(mutator.mutated(repeated.body()), Framing.LENGTH);
        }
        Operation operation = operation();
        int mutations = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(2);
        int inBody = operation.bodies().isEmpty() ? 0 : random.nextInt(mutations + 1);
        FuzzRequest request = request(operation, inBody);
        for (int i = inBody; i < mutations; i++) {
            request = mutator.mutated(request);
        }
        last = request;
        return request;
    }

    private Operation operation() {
        if (followUpsLeft > 0 && !followUps.isEmpty()) {
            followUpsLeft--;
            return Corpus.pick(followUps, random);
        }
        return Corpus.pick(document.operations(), random);
    }

    /** Keeps what an answer tells, and goes on with the thing that it made. */
    void heard(FuzzRequest request, Answer answer) {
        JsonObject body = answer.status() < 300 ? answer.json() : null;
        if (body == null) {
            return;
        }
        names.learn(body, random);
        if (answer.status() < 203 && !request.method().equals("GET") && random.nextBoolean()) {
            String resource = request.operation().path().replaceAll("/(create|\\{.*)$", "");
            followUps = document.operations().stream()
                    .filter(each -> each.path().startsWith(resource))
                    .toList();
            followUpsLeft = random.nextInt(8);
        }
    }

    private FuzzRequest request(Operation operation, int mutationsOfBody) {
        StringBuilder query = new StringBuilder();
        String path = operation.path();
        List<Header> headers = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("path")) {
                path = path.replace("{" + parameter.name() + "}", Mutator.encoded(value(operation, parameter)));
            } else if (parameter.in().equals("query") && (parameter.required() || random.nextInt(4) == 0)) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(parameter.name())
                        .append('=')
                        .append(Mutator.encoded(value(operation, parameter)));
            } else if (parameter.name().equals("Idempotency-Key") && random.nextInt(4) == 0) {
                headers.add(new Header(parameter.name(), Corpus.pick(IDEMPOTENCY_KEYS, random)));
            }
        }
        if (query.indexOf("wait=") >= 0 && query.indexOf("timeout=") < 0) {
            query.append("&timeout=10ms");
        }
        FuzzRequest bare =
                new FuzzRequest(operation, operation.method(), path + query, headers, new byte[0], Framing.LENGTH);
        return operation.bodies().isEmpty() ? bare : withBody(bare, mutationsOfBody);
    }

    private String value(Operation operation, Parameter parameter) {
        if (operation.path().contains("/recipients") && parameter.name().equals("campaignId")) {
            return names.list(random);
        }
        return String.valueOf(values.value(parameter.name(), parameter.schema()));
    }

    private FuzzRequest withBody(FuzzRequest request, int mutations) {
        String type = Corpus.pick(List.copyOf(request.operation().bodies().keySet()), random);
        Framing framing = random.nextInt(4) == 0 ? Framing.CHUNKED : Framing.LENGTH;
        if (type.equals(FORM)) {
            return request.plus("Content-Type", FORM + "; boundary=" + BOUNDARY)
                    .with(broken(form(request.operation(), mutations), mutations / 2), framing);
        }
        FuzzRequest typed = request.plus("Content-Type", type);
        return switch (type) {
            case JSON -> typed.with(json(request.operation(), mutations), framing);
            case "text/csv" -> typed.with(broken(Corpus.csv(random), mutations), framing);
            case "text/plain" -> typed.with(Corpus.text(random).getBytes(UTF_8), framing);
            default -> typed.with(broken(workbook(), mutations), framing);
        };
    }

    private byte[] json(Operation operation, int mutations) {
        Object tree = tree(operation, JSON);
        int inBytes = mutations > 0 && random.nextInt(6) == 0 ? 1 : 0;
        for (int i = inBytes; i < mutations; i++) {
            tree = mutator.mutated(tree);
        }
        String text = FOREIGN.matcher(JsonText.of(tree)).replaceAll(names.url());
        return broken(text.getBytes(UTF_8), inBytes);
    }

    /** A good body: an example of the document, or what its schema says. */
    private @Nullable Object tree(Operation operation, String type) {
        List<Object> examples = operation.examples(type);
        Object example = !examples.isEmpty() && random.nextInt(5) < 2 ? Corpus.pick(examples, random) : null;
        if (example instanceof JsonObject object) {
            return object.copy();
        }
        if (example instanceof JsonArray array) {
            return array.copy();
        }
        return values.value(operation.bodies().get(type).getJsonObject("schema", new JsonObject()));
    }

    private byte[] broken(byte[] bytes, int mutations) {
        byte[] broken = bytes;
        for (int i = 0; i < mutations; i++) {
            broken = mutator.mutated(broken);
        }
        return broken;
    }

    private byte[] form(Operation operation, int mutations) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        Object tree = tree(operation, FORM);
        for (int i = 0; i < mutations - mutations / 2; i++) {
            tree = mutator.mutated(tree);
        }
        if (tree instanceof JsonObject fields) {
            for (Map.Entry<String, Object> field : fields.getMap().entrySet()) {
                part(form, field.getKey(), field.getValue());
            }
        }
        form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return form.toByteArray();
    }

    private void part(ByteArrayOutputStream form, String name, @Nullable Object value) {
        boolean file = name.toLowerCase(java.util.Locale.ROOT).contains("file");
        String attributes = file
                ? "; filename=\"" + Corpus.pick(List.of("a.csv", "a.xlsx", "", "\"%zz", "é.csv"), random) + '"'
                : "";
        form.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + '"' + attributes
                        + "\r\n" + (file && random.nextBoolean() ? "Content-Type: text/csv\r\n" : "") + "\r\n")
                .getBytes(UTF_8));
        if (file) {
            form.writeBytes(random.nextInt(4) == 0 ? workbook() : Corpus.csv(random));
        } else {
            form.writeBytes((value instanceof String text ? text : JsonText.of(value)).getBytes(UTF_8));
        }
        form.writeBytes("\r\n".getBytes(UTF_8));
    }

    private byte[] workbook() {
        String cell = Corpus.pick(List.of("5511999990003", "&#0;", "=A1", "1e400", "&x;", "<b/>", "]]>"), random);
        return new XlsxBuilder()
                .rows("<row r='1'><c r='A1' t='inlineStr'><is><t>phone</t></is></c></row><row r='2'><c r='"
                        + Corpus.pick(List.of("A2", "XFD1048576", "A0", "", "ZZZZZZZZ9", "A99999999999"), random)
                        + "' t='" + Corpus.pick(List.of("inlineStr", "s", "n", "str", "b", "e", "d"), random)
                        + "'><is><t>" + cell + "</t></is><v>" + cell + "</v></c></row>")
                .build();
    }
}
