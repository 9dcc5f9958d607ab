package fr.spro.acceptance;

import fr.spro.acceptance.Samples.Guest;
import java.time.LocalDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A day that is filled through the API, as by an organiser.
///
/// @param slug its id
record ApiDay(Stage stage, String slug) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// The sample day under this id, to be changed before it is published.
    ObjectNode draft(LocalDate date) {
        var draft = (ObjectNode) JSON.readTree(stage.samples.dayOn(date));
        return draft.put("slug", slug);
    }

    void publish(ObjectNode draft) {
        stage.client.post("/api/registration/v1/days", draft.toString(), slug);
        step("publish");
    }

    /// Returns the new status.
    String step(String step) {
        return stage.client.step(api(), step);
    }

    /// Returns the id of the registration.
    ///
    /// @param confirmed without a mail to confirm the address
    String register(Guest guest, boolean confirmed) {
        var request = JSON.createObjectNode()
                .put("firstName", guest.firstName())
                .put("lastName", guest.lastName())
                .put("email", guest.email())
                .put("language", guest.language())
                .put("structure", guest.structure())
                .put("needs", guest.needs())
                .put("confirmed", confirmed);
        guest.workshops().forEach(request.putArray("workshops")::add);
        return stage.client
                .post(api() + "/registrations", request.toString(), slug + guest.row())
                .path("registrationId")
                .asString();
    }

    JsonNode checkIn(String registration) {
        return stage.client.post(api() + "/registrations/%s/check-in".formatted(registration), "");
    }

    JsonNode cancel(String registration) {
        return stage.client.post(api() + "/registrations/%s/cancel".formatted(registration), "{}");
    }

    /// What the participant is told: the state, with the rank of who waits.
    String state(String registration) {
        var state = stage.client.get(api() + "/registrations/" + registration).path("state");
        var rank = state.path("rank").asString("");
        return "%s %s".formatted(state.path("code").asString(), rank).strip();
    }

    int count(String kind) {
        return stage.client.get(api() + "/seats").path("day").path(kind).asInt();
    }

    private String api() {
        return "/api/registration/v1/days/" + slug;
    }
}
