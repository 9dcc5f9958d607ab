package fr.spro.registration.roster.web;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.chart.BarChart;
import fr.spro.registration.chart.BarChart.Bar;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.directory.CoordinatorAccess;
import fr.spro.registration.enrolment.ParticipantState;
import fr.spro.registration.enrolment.ParticipantState.Code;
import fr.spro.registration.roster.Figures;
import fr.spro.registration.roster.Figures.Presence;
import fr.spro.registration.seating.Occupancy;
import fr.spro.registration.seating.SeatQueries;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The current figures of the day.
@Controller
class FiguresController {

    private final CoordinatorAccess access;
    private final SeatQueries seats;
    private final Figures figures;
    private final MessageSource messages;

    FiguresController(CoordinatorAccess access, SeatQueries seats, Figures figures, MessageSource messages) {
        this.access = access;
        this.seats = seats;
        this.figures = figures;
        this.messages = messages;
    }

    @GetMapping("/coordination/journees/{slug}/chiffres")
    @PreAuthorize("hasRole('ORGANISER')")
    String show(RegionalDay day, Staff staff, Locale language, Model model) {
        var occupancy = seats.of(day);
        var counted = figures.of(day, access.of(staff));
        var dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language);
        model.addAttribute("day", day);
        model.addAttribute("occupancy", occupancy);
        model.addAttribute("presence", counted.presence());
        model.addAttribute("presences", presences(day, occupancy, counted.presence(), language));
        model.addAttribute(
                "figures",
                List.of(
                        new BarChart(
                                word("figures.states", language),
                                counted.shownStates().entrySet().stream()
                                        .map(entry -> new Bar(
                                                word("staff.filter." + words(entry.getKey(), day), language),
                                                entry.getValue()))
                                        .toList()),
                        new BarChart(word("figures.seats", language), workshops(day, occupancy, language)),
                        new BarChart(word("figures.waiting", language), waiting(day, occupancy, language)),
                        new BarChart(word("figures.groups", language), named(counted.groups(), language)),
                        new BarChart(word("figures.types", language), kinds(counted.types(), language)),
                        new BarChart(
                                word("figures.dates", language),
                                counted.byDate().entrySet().stream()
                                        .map(entry -> new Bar(dates.format(entry.getKey()), entry.getValue()))
                                        .toList())));
        return "enrolment/figures";
    }

    private List<BarChart> presences(RegionalDay day, Occupancy occupancy, Presence presence, Locale language) {
        var groups = presence.groups().entrySet().stream()
                .map(entry -> new Bar(
                        name(entry.getKey(), language),
                        entry.getValue().number(),
                        entry.getValue().of()))
                .toList();
        var workshops = inWorkshops(day, occupancy, presence, language);
        var all = day.sessions().stream().filter(Session::isWorkshop).count();
        var title = workshops.size() == all
                ? word("figures.present.workshops", language)
                : messages.getMessage("figures.present.workshops.some", new Object[] {workshops.size(), all}, language);
        return List.of(new BarChart(title, workshops), new BarChart(word("figures.present.groups", language), groups));
    }

    /// Those in which attendance was recorded: where nobody did, nothing is known.
    private static List<Bar> inWorkshops(RegionalDay day, Occupancy occupancy, Presence presence, Locale language) {
        return day.sessions().stream()
                .filter(Session::isWorkshop)
                .filter(session -> presence.sessions().containsKey(session.id()))
                .map(session -> new Bar(
                        session.titleText().in(language), presence.sessions().getOrDefault(session.id(), 0L), (long)
                                occupancy.workshops().get(session.id()).taken()))
                .toList();
    }

    private static List<Bar> workshops(RegionalDay day, Occupancy occupancy, Locale language) {
        return day.sessions().stream()
                .filter(Session::isWorkshop)
                .map(session -> new Bar(
                        session.titleText().in(language),
                        occupancy.workshops().get(session.id()).taken()))
                .toList();
    }

    private static List<Bar> waiting(RegionalDay day, Occupancy occupancy, Locale language) {
        return day.sessions().stream()
                .filter(Session::isWorkshop)
                .map(session -> new Bar(
                        session.titleText().in(language),
                        occupancy.workshops().get(session.id()).waiting()))
                .filter(bar -> bar.number() > 0)
                .toList();
    }

    private List<Bar> named(Map<String, Long> counts, Locale language) {
        return counts.entrySet().stream()
                .map(entry -> new Bar(name(entry.getKey(), language), entry.getValue()))
                .toList();
    }

    private String name(String groupOrType, Locale language) {
        return groupOrType.equals(Figures.NOT_IN_DIRECTORY) ? word("figures.not-in-directory", language) : groupOrType;
    }

    /// A kind without a label is shown as is.
    private List<Bar> kinds(Map<String, Long> counts, Locale language) {
        return named(counts, language).stream()
                .map(bar -> new Bar(
                        messages.getMessage("directory.kind." + bar.label(), null, bar.label(), language),
                        bar.number()))
                .toList();
    }

    private String words(Code state, RegionalDay day) {
        return ParticipantState.staffKeyAt(state, day, seats.now());
    }

    private String word(String key, Locale language) {
        return messages.getMessage(key, null, language);
    }
}
