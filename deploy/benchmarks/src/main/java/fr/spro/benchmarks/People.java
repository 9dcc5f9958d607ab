package fr.spro.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Random;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// An import of people from upload to completion.
final class People {

    private static final String[] FIRST = {"Camille", "Noé", "Zoë", "Yann", "Inès", "Maëlle", "Hugo", "Léa"};
    private static final String[] LAST = {"Durand", "Le Goff", "Bénard", "Kervadec", "N’Guyen", "Moreau", "Petit"};

    /// The durations of an import.
    ///
    /// @param checked until its preview was available
    /// @param done from its confirmation until the last row was registered
    record Import(int rows, double checked, double done) {}

    private final Random random = new Random(7);
    private final StringBuilder file = new StringBuilder("nom;email;structure;ateliers;journée\n");
    private int rows;

    void add(String day, String workshops) {
        var name = "%s %s".formatted(any(FIRST), any(LAST));
        file.append("%s %d;p%d@%s.example.org;Structure %d;%s;%s%n"
                .formatted(name, rows, rows, day, rows % 300, workshops, day));
        rows++;
    }

    /// Three wishes per slot, the best first; some workshops are popular, none is unwanted.
    String wishes(int slots, int atOneTime) {
        return java.util.stream.IntStream.range(0, slots)
                .mapToObj(slot -> random.doubles()
                        .mapToInt(liking -> (int) (liking * liking * atOneTime))
                        .distinct()
                        .limit(3)
                        .mapToObj(number -> "w-" + (slot * atOneTime + number))
                        .collect(Collectors.joining("|")))
                .collect(Collectors.joining("|"));
    }

    Import send(Staff staff, String day) throws Exception {
        var checked = new JsonNode[1];
        var check = Times.once(() -> checked[0] = staff.post(
                "/days/%s/imports".formatted(day), "text/csv", file.toString().getBytes(UTF_8)));
        var id = checked[0].path("importId").asString();
        var done = Times.once(() -> {
            staff.post("/imports/%s/confirm".formatted(id), "");
            for (int i = 1;
                    !staff.get("/imports/" + id).path("status").asString().equals("DONE");
                    i++) {
                Thread.sleep(200);
                // A token expires after five minutes.
                if (i % 500 == 0) staff.signIn();
            }
        });
        return new Import(rows, check, done);
    }

    private String any(String[] names) {
        return names[random.nextInt(names.length)];
    }
}
