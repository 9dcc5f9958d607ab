package fr.spro.registration;

import static fr.spro.registration.ApiSamples.digest;
import static fr.spro.registration.ApiSamples.draft;
import static fr.spro.registration.ApiSamples.report;

import fr.spro.platform.web.openapi.ApiTester;
import fr.spro.platform.web.openapi.ApiTester.Call;
import fr.spro.registration.picture.ExamplePictures;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.http.MediaType;

/// A regional day from draft to archive through the API: at least one accepted and one rejected request for
/// each operation. Add new operations at the appropriate step.
final class ApiStory {

    private static final String V1 = "/api/registration/v1";
    private static final String DIRECTORY = V1 + "/directory/{kind}";
    private static final String GROUPS = V1 + "/directory/groups";
    private static final String STRUCTURES = V1 + "/directory/structures";
    private static final String DUPLICATES = V1 + "/directory/duplicates";
    private static final String UNLISTED = V1 + "/directory/unlisted";
    private static final String IMPORT = V1 + "/imports/{id}";
    private static final String DAYS = V1 + "/days";
    private static final String DAY = DAYS + "/{slug}";
    private static final String STEP = DAY + "/{step}";
    private static final String REGISTRATIONS = DAY + "/registrations";
    private static final String ONE = REGISTRATIONS + "/{id}";
    private static final String DOCUMENTS = DAY + "/documents";
    private static final String REPORT = DAY + "/reports/{workshop}";
    private static final String PENDING = DAY + "/attendance/pending";
    private static final String KIOSK = DAY + "/kiosk";
    private static final MediaType CSV = MediaType.parseMediaType("text/csv");

    private final ApiTester api;
    private final String day;
    private final ApiSamples samples;
    private final Consumer<String> reportFailedMail;
    private final Supplier<String> unconfirmed;
    private final Runnable begin;

    /// @param reportFailedMail reports that a mail to a registration was not delivered
    /// @param unconfirmed a registration that waits for its confirmation, with a mail some time ago
    /// @param begin moves the start of the day into the past
    ApiStory(
            ApiTester api,
            String day,
            Consumer<String> reportFailedMail,
            Supplier<String> unconfirmed,
            Runnable begin) {
        this.api = api;
        this.day = day;
        this.samples = new ApiSamples(day);
        this.reportFailedMail = reportFailedMail;
        this.unconfirmed = unconfirmed;
        this.begin = begin;
    }

    void run() {
        importDirectory();
        var group = addGroup();
        addAndRemoveStructure(group);
        addAndRemoveCoordinator(group);
        mergeDuplicates(group);
        removeGroup(group);
        draftAndPublishDay();
        var ada = register("ada");
        changeRegistration(ada);
        agreeToEffects();
        cancelAndErase(register("bea"));
        importPeople();
        allocateWishes(day + "-ranked");
        checkIn(ada);
        printDocuments(ada);
        reportWorkshop();
        endDay(ada);
    }

    private void importDirectory() {
        file(api.post(DIRECTORY, "groups"), samples.groups()).answers(200);
        file(api.post(DIRECTORY, "groups"), "id\n").answers(422);
        var id = file(api.post(DIRECTORY + "/imports", "structures"), samples.structures())
                .answers(201)
                .path("importId")
                .asString("");
        file(api.post(DIRECTORY + "/imports", "structures"), "id\n").answers(422);
        api.get(IMPORT, id).answers(200);
        api.delete(IMPORT, id).answers(204);
        file(api.post(DIRECTORY, "structures"), samples.structures()).answers(200);
    }

    private String addGroup() {
        var added = api.post(GROUPS)
                .header("Idempotency-Key", day)
                .sending(samples.group("Sud"))
                .answers(201);
        var id = added.path("id").asString("");
        api.post(GROUPS).sending(samples.group("Sud")).answers(422);
        api.get(GROUPS).answers(200);
        var version = added.path("version").asLong(0);
        api.put(GROUPS + "/{id}", id)
                .ifMatch(version)
                .sending(samples.group("Nord"))
                .answers(200);
        api.put(GROUPS + "/{id}", id)
                .ifMatch(version)
                .sending(samples.group("Ouest"))
                .answers(412);
        return id;
    }

    private void addAndRemoveStructure(String group) {
        var added = api.post(STRUCTURES)
                .header("Idempotency-Key", day)
                .sending(samples.structure("CIO", group))
                .answers(201);
        var id = added.path("id").asString("");
        var one = STRUCTURES + "/{id}";
        api.post(STRUCTURES).sending(samples.structure("CIO", group)).answers(422);
        api.get(STRUCTURES)
                .with("text", day)
                .with("group", group)
                .with("kind", "cio")
                .answers(200);
        var version = added.path("version").asLong(0);
        var now = api.put(one, id)
                .ifMatch(version)
                .sending(samples.structure("Guidance", group))
                .answers(200)
                .path("version")
                .asLong(0);
        api.put(one, id)
                .ifMatch(version)
                .sending(samples.structure("Autre", group))
                .answers(412);
        api.put(one, id)
                .ifMatch(now)
                .sending(samples.structure("Autre", "nowhere"))
                .answers(422);
        api.get(one, id).answers(200);
        api.delete(GROUPS + "/{id}", group).ifMatch(version(group)).answers(422);
        api.delete(one, id).ifMatch(version).answers(412);
        api.delete(one, id).ifMatch(now).answers(204);
    }

    private void addAndRemoveCoordinator(String group) {
        var all = GROUPS + "/{id}/coordinators";
        var one = all + "/{coordinator}";
        var added = api.post(all, group)
                .header("Idempotency-Key", day)
                .sending(samples.coordinator("Nora"))
                .answers(201)
                .path(0);
        var id = added.path("id").asString("");
        var version = added.path("version").asLong(0);
        api.get(all, group).answers(200);
        api.put(one, group, id)
                .ifMatch(version)
                .sending(samples.coordinator("Nora B"))
                .answers(200);
        api.put(one, group, id)
                .ifMatch(version)
                .sending(samples.coordinator("Nora C"))
                .answers(412);
        var other = api.post(all, group)
                .sending(samples.coordinator("Zoe").replace("nora-", "zoe-"))
                .answers(201)
                .path(1);
        var zoe = other.path("id").asString("");
        api.put(one, group, zoe)
                .ifMatch(other.path("version").asLong(0))
                .sending(samples.coordinator("Zoe"))
                .answers(422);
        api.delete(one, group, zoe).ifMatch(version(group)).answers(204);
        api.delete(one, group, id).ifMatch(0).answers(412);
        api.delete(one, group, id).ifMatch(version(group)).answers(204);
        // The first answer again: a repeated request does not add her a second time.
        api.post(all, group)
                .header("Idempotency-Key", day)
                .sending(samples.coordinator("Nora"))
                .answers(201);
        api.delete(one, group, id).ifMatch(version(group)).answers(204);
    }

    private void mergeDuplicates(String group) {
        var target = added(STRUCTURES, samples.structure("Apec", group));
        var source = added(STRUCTURES, samples.structure("Afpa", group));
        api.get(DUPLICATES).answers(200);
        api.post(DUPLICATES + "/distinct")
                .sending(samples.distinct(source, target))
                .answers(204);
        api.post(DUPLICATES + "/distinct")
                .sending(samples.distinct(source, source))
                .answers(422);
        api.post(STRUCTURES + "/{id}/merge", source)
                .sending(samples.mergeInto(target))
                .answers(200);
        api.post(STRUCTURES + "/{id}/merge", target)
                .sending(samples.mergeInto(source))
                .answers(422);
        var part = added(GROUPS, samples.group("Est"));
        api.put(GROUPS + "/{id}", part)
                .ifMatch(version(part))
                .sending(samples.group("Nord"))
                .answers(422);
        api.post(GROUPS + "/{id}/merge", part).sending(samples.mergeInto(group)).answers(200);
        api.post(GROUPS + "/{id}/merge", group).sending(samples.mergeInto(part)).answers(422);
        api.delete(STRUCTURES + "/{id}", target).ifMatch(1).answers(204);
    }

    private String added(String path, String body) {
        return api.post(path).sending(body).answers(201).path("id").asString("");
    }

    private void removeGroup(String group) {
        api.delete(GROUPS + "/{id}", group).ifMatch(version(group)).answers(204);
    }

    private long version(String path, String id) {
        return api.get(path, id).answers(200).path("version").asLong(0);
    }

    private long version(String group) {
        return api.get(GROUPS + "/{id}", group)
                .answers(200)
                .path("group")
                .path("version")
                .asLong(0);
    }

    private void draftAndPublishDay() {
        api.post(DAYS).header("Idempotency-Key", day).sending(samples.draft(2)).answers(201);
        api.post(DAYS).sending(samples.draft(2)).answers(422);
        api.get(DAYS).answers(200);
        api.get(DAY, day).answers(200);
        api.put(DAY, day).ifMatch(version(DAY, day)).sending(samples.draft(9)).answers(200);
        api.put(DAY, day).ifMatch(version(DAY, day)).sending(samples.draft(50)).answers(422);
        api.post(DAY + "/impact", day).sending(samples.draft(2)).answers(200);
        api.post(DAY + "/impact", day).sending(samples.draft(50)).answers(422);
        var reschedule = api.post(DAY + "/reschedule", day).sending(samples.rescheduling("15:30"));
        var read = version(DAY, day);
        reschedule.ifMatch(read).answers(200);
        api.post(DAY + "/reschedule", day)
                .ifMatch(read)
                .sending(samples.rescheduling("15:00"))
                .answers(412);
        api.post(DAY + "/reschedule", day)
                .ifMatch(version(DAY, day))
                .sending(samples.rescheduling("09:10"))
                .answers(422);
        api.post(DAY + "/copies", day).sending(samples.copy()).answers(201);
        api.post(DAY + "/copies", day).sending(samples.copy()).answers(422);
        step(day, "hold").answers(422);
        api.delete(DAY, day).answers(204);
        step(day, "publish").sending("{\"message\":null}").answers(422);
        api.post(DAY + "/recover", day).answers(200);
        step(day, "publish").sending("{\"message\":null}").answers(200);
        step(day, "reinstate").sending("{\"message\":\"Merci\"}").answers(409);
        api.delete(DAY, day).answers(422);
        api.get(DAY + "/seats", day).answers(200);
        showPicture();
    }

    private void showPicture() {
        var image = DAY + "/image";
        api.get(image, day).answers(200);
        var read = version(DAY, day);
        var put = api.put(image, day).with("altFrench", "Une salle").with("altEnglish", "A room");
        put.ifMatch(read).sending(MediaType.IMAGE_JPEG, new byte[100]).answers(422);
        put.ifMatch(read)
                .sending(MediaType.IMAGE_JPEG, ExamplePictures.of("jpeg", 600, 300))
                .answers(200);
        put.answers(412);
        api.delete(image, day).ifMatch(read).answers(412);
        api.delete(image, day).ifMatch(version(DAY, day)).answers(200);
    }

    /// A change that concerns a participant.
    private void agreeToEffects() {
        var moved = samples.rescheduling("15:20");
        var asked = api.post(DAY + "/reschedule", day)
                .ifMatch(version(DAY, day))
                .sending(moved)
                .answers(409);
        api.post(DAY + "/reschedule", day)
                .ifMatch(version(DAY, day))
                .with("agreement", asked.at("/effects/agreement").asString(""))
                .sending(moved)
                .answers(200);
        var replaced = api.put(DAY, day)
                .ifMatch(version(DAY, day))
                .sending(samples.draft(9))
                .answers(409);
        api.put(DAY, day)
                .ifMatch(version(DAY, day))
                .with("agreement", replaced.at("/effects/agreement").asString(""))
                .sending(samples.draft(9))
                .answers(200);
    }

    private void changeRegistration(String ada) {
        api.post(REGISTRATIONS, day)
                .sending(samples.registration("x", "\"w-9\""))
                .answers(422);
        api.get(REGISTRATIONS, day).answers(200);
        api.get(REGISTRATIONS, day)
                .with("text", "ada")
                .with("state", "REGISTERED")
                .with("workshop", "w-1")
                .with("order", "LATEST")
                .answers(200);
        api.get(ONE, day, ada).answers(200);
        var choice = api.put(ONE + "/choice", day, ada);
        var read = versionOf(ada);
        choice.ifMatch(read)
                .sending(samples.choice("w-1").replace("Ascenseur", "Rampe"))
                .answers(200);
        choice.ifMatch(read).sending(samples.choice("w-1")).answers(412);
        choice.ifMatch(versionOf(ada)).sending(samples.choice("w-1")).answers(200);
        choice.ifMatch(versionOf(ada)).sending(samples.choice("w-9")).answers(422);
        var identity = api.put(ONE + "/identity", day, ada).sending(identity("Ada L"));
        identity.ifMatch(read).answers(412);
        identity.ifMatch(versionOf(ada)).answers(200);
        api.get(DAY + "/answers", day).answers(200);
        reportFailedMail.accept(ada);
        api.get(ONE + "/messages", day, ada).answers(200);
        api.get(DAY + "/figures", day).answers(200);
        api.post(REGISTRATIONS + "/export.csv", day).answers(200);
        api.post(REGISTRATIONS + "/export.xlsx", day).answers(200);
    }

    private long versionOf(String registration) {
        return api.get(ONE, day, registration).answers(200).path("version").asLong(0);
    }

    /// She has a place and a seat: accepting them is done, declining comes too late.
    private void answerOffers(String bea) {
        var session = ONE + "/sessions/{session}/offer";
        api.post(ONE + "/offer/accept", day, bea).answers(200);
        api.post(ONE + "/offer/accept", day, unconfirmed.get()).answers(409);
        api.post(session + "/accept", day, bea, "w-1").answers(200);
        api.post(session + "/accept", day, bea, "w-2").answers(409);
        api.post(session + "/decline", day, bea, "w-1").answers(409);
        api.post(session + "/decline", day, bea, "w-2").answers(200);
    }

    private static String identity(String name) {
        return "{\"name\":\"%s\",\"email\":\"ada@example.org\"}".formatted(name);
    }

    private void cancelAndErase(String bea) {
        api.get(UNLISTED).answers(200);
        api.post(UNLISTED + "/attach").sending(samples.attachment("s-" + day)).answers(200);
        api.post(UNLISTED + "/attach").sending(samples.attachment("nothing")).answers(422);
        api.post(ONE + "/resend", day, bea).answers(409);
        api.post(ONE + "/resend", day, unconfirmed.get()).answers(204);
        api.post(ONE + "/confirm", day, bea).answers(200);
        answerOffers(bea);
        api.post(ONE + "/cancel", day, bea).sending("{\"reason\":\"Malade\"}").answers(200);
        api.post(ONE + "/offer/accept", day, bea).answers(422);
        api.post(ONE + "/sessions/{session}/offer/accept", day, bea, "w-1").answers(422);
        api.post(ONE + "/sessions/{session}/offer/decline", day, bea, "w-1").answers(422);
        api.post(ONE + "/confirm", day, bea).answers(422);
        api.put(ONE + "/identity", day, bea)
                .sending(identity("Bea L"))
                .ifMatch(versionOf(bea))
                .answers(422);
        api.post(ONE + "/cancel", day, bea).answers(200);
        api.post(ONE + "/restore", day, bea).answers(200);
        api.post(ONE + "/restore", day, bea).answers(200);
        api.post(ONE + "/cancel", day, bea).answers(200);
        api.post(ONE + "/check-in", day, bea).answers(422);
        api.post(ONE + "/sessions/{session}/check-in", day, bea, "w-1").answers(422);
        api.post(ONE + "/badge", day, bea).answers(422);
        api.delete(ONE, day, bea).answers(204);
        api.post(ONE + "/restore", day, bea).answers(422);
        api.get(ONE, day, bea).answers(200);
    }

    private void importPeople() {
        api.post(REGISTRATIONS + "/team", day).sending(samples.team("s-" + day)).answers(201);
        api.post(REGISTRATIONS + "/team", day).sending(samples.team("nothing")).answers(422);
        var id = file(api.post(DAY + "/imports", day).header("Idempotency-Key", day), samples.people())
                .answers(201)
                .path("importId")
                .asString("");
        file(api.post(DAY + "/imports", day), "nom;email\n;x\n").answers(422);
        api.post(IMPORT + "/confirm", id).answers(200);
    }

    private void allocateWishes(String ranked) {
        var allocation = DAY + "/allocation";
        api.post(DAYS).sending(draft(ranked, "\"2027-11-01T11:00:00Z\"", 2)).answers(201);
        step(ranked, "publish").answers(200);
        api.post(REGISTRATIONS, ranked)
                .sending(samples.registration("dora", "\"w-1\",\"w-2\""))
                .answers(201);
        var early = api.get(allocation, ranked).answers(200).path("digest").asString("");
        api.post(allocation, ranked).sending(digest(early)).answers(422);
        api.put(DAY, ranked)
                .ifMatch(version(DAY, ranked))
                .sending(draft(ranked, "\"2020-11-01T11:00:00Z\"", 2))
                .answers(200);
        var last = api.get(allocation, ranked).answers(200).path("digest").asString("");
        api.post(allocation, ranked).sending(digest(last)).answers(200);
        api.get(allocation, ranked).answers(200);
    }

    private void checkIn(String ada) {
        api.delete(STRUCTURES + "/{id}", "s-" + day).ifMatch(1).answers(422);
        api.post(ONE + "/check-in", day, ada).answers(422);
        begin.run();
        api.post(ONE + "/check-in", day, ada).answers(200);
        api.post(ONE + "/sessions/{session}/check-in", day, ada, "w-1").answers(200);
        api.post(DAY + "/attendance", day).sending(samples.checkIns(ada)).answers(200);
        api.get(DAY + "/attendance", day).answers(200);
        var cleo = register("cleo-late");
        api.post(ONE + "/cancel", day, cleo).answers(200);
        api.post(DAY + "/attendance", day).sending(samples.checkIns(cleo)).answers(200);
        var pending = api.get(PENDING, day)
                .answers(200)
                .path("pending")
                .path(0)
                .path("id")
                .asString("");
        api.post(PENDING + "/{pending}/accept", day, pending).answers(204);
        api.post(PENDING + "/{pending}/dismiss", day, pending).answers(204);
        api.post(PENDING + "/{pending}/reopen", day, pending).answers(204);
        api.delete(ONE + "/sessions/{session}/check-in", day, ada, "w-1").answers(200);
        api.delete(ONE + "/check-in", day, ada).answers(200);
        api.post(ONE + "/sessions/{session}/check-in", day, ada, "w-1").answers(200);
        api.get(DAY + "/figures", day).answers(200);
        api.get(KIOSK, day).answers(200);
        api.post(KIOSK + "/link", day).answers(200);
        api.delete(KIOSK + "/link", day).answers(200);
    }

    private void printDocuments(String ada) {
        api.post(DOCUMENTS + "/badges", day).header("Accept-Language", "en").answers(200);
        api.post(DOCUMENTS + "/badges", day).with("part", "9").answers(422);
        api.post(DOCUMENTS + "/attendance-sheets", day).with("workshop", "w-1").answers(200);
        api.post(DOCUMENTS + "/attendance-sheets", day).with("workshop", "w-9").answers(404);
        api.post(DOCUMENTS + "/attestations", day).answers(422);
        api.post(ONE + "/badge", day, ada).answers(200);
        api.post(ONE + "/attestation", day, ada).answers(422);
    }

    private void reportWorkshop() {
        api.post(REPORT + "/link", day, "w-1").answers(200);
        api.put(REPORT, day, "w-1")
                .ifMatch(0)
                .sending(report("Nous avons parlé."))
                .answers(200);
        api.put(REPORT, day, "w-1").ifMatch(0).sending(report("Je corrige.")).answers(412);
        api.put(REPORT, day, "w-1").ifMatch(1).sending(report("")).answers(422);
        api.get(DAY + "/reports", day).answers(200);
        api.post(REPORT + "/unpublish", day, "w-1").answers(200);
        api.delete(REPORT + "/link", day, "w-1").answers(200);
    }

    private void endDay(String ada) {
        step(day, "close").answers(200);
        step(day, "hold").answers(422);
        step(day, "hold").with("early", "true").answers(200);
        api.post(DOCUMENTS + "/attestations", day).answers(200);
        api.post(ONE + "/attestation", day, ada).answers(200);
        step(day, "archive").answers(200);
        api.delete(DAY + "/image", day).ifMatch(version(DAY, day)).answers(422);
        api.delete(ONE + "/check-in", day, ada).answers(422);
        api.delete(ONE + "/sessions/{session}/check-in", day, ada, "w-1").answers(422);
        api.post(REPORT + "/link", day, "w-2").answers(422);
        api.post(KIOSK + "/link", day).answers(422);
        api.get(V1 + "/audit").with("subject", "day:" + day).answers(200);
        api.get(V1 + "/audit").with("from", "yesterday").answers(400);
        api.get(V1 + "/retention").answers(200);
    }

    private Call step(String day, String step) {
        return api.post(STEP, day, step).ifMatch(version(DAY, day));
    }

    private String register(String name) {
        return api.post(REGISTRATIONS, day)
                .header("Idempotency-Key", day + name)
                .sending(samples.registration(name, "\"w-1\""))
                .answers(201)
                .path("registrationId")
                .asString("");
    }

    private static Call file(Call call, String csv) {
        return call.sending(CSV, csv.getBytes(StandardCharsets.UTF_8));
    }
}
