package fr.spro.registration;

/// The requests of `ApiStory`.
///
/// @param day the slug of its day, part of all other ids
record ApiSamples(String day) {

    String groups() {
        return """
            id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject
            g-%1$s;Groupe;Loire;c-%1$s;Nom;c@example.org;u-%1$s
            """.formatted(day);
    }

    String structures() {
        return """
            id;name;type;group;street;postal_code;city;email
            s-%1$s;Mission %1$s;mission-locale;g-%1$s;3 rue du Port;44000;Nantes;a@example.org
            """.formatted(day);
    }

    String group(String name) {
        return """
            {"name":"%s %s","territory":"Loire"}\
            """.formatted(name, day);
    }

    String coordinator(String name) {
        return """
            {"name":"%1$s","email":"nora@example.org","subject":"nora-%2$s","substitute":true}\
            """.formatted(name, day);
    }

    String structure(String name, String group) {
        return """
            {"name":"%s %s","kind":"cio","group":"%s","street":"1 quai Vert","postalCode":"49000","city":"Angers",
             "mailbox":"cio@example.org","distinct":false}\
            """.formatted(name, day, group);
    }

    String distinct(String one, String other) {
        return """
            {"kind":"STRUCTURES","one":"%s","other":"%s"}\
            """.formatted(one, other);
    }

    String mergeInto(String id) {
        return """
            {"into":"%s"}\
            """.formatted(id);
    }

    /// One of them is registered already.
    String people() {
        return "nom;email\ncleo;cleo@example.org\nada;ada@example.org\n";
    }

    String draft(int seats) {
        return draft(day, "null", seats);
    }

    static String draft(String slug, String wishesUntil, int seats) {
        return """
            {"slug":"%s","title":"Journée","description":"Une journée","place":"Angers","access":"Gare",
             "startsAt":"2027-11-19T08:30:00Z","endsAt":"2027-11-19T15:30:00Z","places":50,
             "rooms":[{"name":"A","capacity":10}],"opensAt":"2020-01-01T00:00:00Z","closesAt":null,
             "rehearsal":null,"wishesUntil":%s,"sessions":[
             {"id":"w-1","kind":"WORKSHOP","title":"Un","startsAt":"2027-11-19T09:00:00Z",
              "endsAt":"2027-11-19T10:00:00Z","room":"A","seats":%d,"speakers":["Camille Martin"]},
             {"id":"w-2","kind":"WORKSHOP","title":"Deux","startsAt":"2027-11-19T09:00:00Z",
              "endsAt":"2027-11-19T10:00:00Z","room":"B","seats":5}],
             "links":[{"title":"Article","url":"https://example.org/a"}],
             "questions":[{"id":"repas","kind":"CHOICE","wording":{"fr":"Repas ?","en":"Meal?"},
              "help":{"fr":"Le midi"},"options":[{"id":"veg","label":{"fr":"Végétarien"}},
              {"id":"tout","label":{"fr":"Tout"}}],"required":false,"purpose":{"fr":"Le repas"},"keptDays":30}]}\
            """.formatted(slug, wishesUntil, seats);
    }

    String rescheduling(String end) {
        return """
            {"startsAt":"2027-11-19T08:40:00Z","endsAt":"2027-11-19T%s:00Z","place":"Laval","message":"Les trains."}\
            """.formatted(end);
    }

    String copy() {
        return """
            {"slug":"%s-copy","title":"Suite","date":"2028-06-20"}\
            """.formatted(day);
    }

    /// @param workshops in quotation marks, with commas between them
    String registration(String name, String workshops) {
        return """
            {"firstName":"","lastName":"%1$s","email":"%1$s@example.org","language":"fr","workshops":[%2$s],"structure":null,
             "otherStructure":"Association %3$s","needs":"Sans escalier","confirmed":true,
             "answers":{"repas":{"options":["veg"]}}}\
            """.formatted(name, workshops, day);
    }

    String choice(String workshop) {
        return """
            {"structure":"s-%s","otherStructure":null,"workshops":["%s"],"needs":"Ascenseur",
             "answers":{"repas":{"options":["tout"],"text":null}}}\
            """.formatted(day, workshop);
    }

    String team(String structure) {
        return """
            {"structure":"%s","people":[
             {"firstName":"Gil","lastName":"Roux","email":"gil@example.org","workshops":["w-1"],"needs":"Pain"},
             {"name":"Hal","email":"hal@example.org"}]}\
            """.formatted(structure);
    }

    String attachment(String structure) {
        return """
            {"key":"association %s","structure":"%s"}\
            """.formatted(day, structure);
    }

    String checkIns(String registration) {
        return """
            {"checkIns":[{"id":"1","registration":"%s","session":"w-1","at":"2027-11-19T08:40:00Z"},
             {"id":"2","registration":"nobody","session":null,"at":"2027-11-19T08:41:00Z"}]}\
            """.formatted(registration);
    }

    static String report(String text) {
        return """
            {"text":"%s","published":true}\
            """.formatted(text);
    }

    static String digest(String digest) {
        return """
            {"digest":"%s"}\
            """.formatted(digest);
    }
}
