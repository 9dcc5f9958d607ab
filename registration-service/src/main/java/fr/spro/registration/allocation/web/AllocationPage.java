package fr.spro.registration.allocation.web;

import fr.spro.registration.allocation.Allocation;
import fr.spro.registration.allocation.Allocation.Quality;
import fr.spro.registration.allocation.Allocation.Slot;
import fr.spro.registration.chart.BarChart;
import fr.spro.registration.chart.BarChart.Bar;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/// The quality of an allocation, for a page.
public record AllocationPage(Quality quality, BarChart bars, List<SlotRow> slots) {

    public record SlotRow(Instant startsAt, Quality quality, List<WorkshopRow> workshops) {}

    /// @param first the number of first wishes
    /// @param seated the number of seats taken
    public record WorkshopRow(String title, int seats, long first, long seated) {}

    static AllocationPage of(Allocation allocation, RegionalDay day, MessageSource messages, Locale language) {
        var slots = allocation.slots().stream()
                .map(slot -> row(allocation, slot, day, language))
                .toList();
        var quality = Quality.of(slots.stream().map(SlotRow::quality).toList());
        var bars = new ArrayList<Bar>();
        quality.met()
                .forEach((wish, number) -> bars.add(new Bar(word(messages, "allocation.met", wish, language), number)));
        bars.add(new Bar(word(messages, "allocation.unmet", 0, language), quality.unmet()));
        return new AllocationPage(
                quality, new BarChart(word(messages, "allocation.quality", 0, language), bars), slots);
    }

    private static SlotRow row(Allocation allocation, Slot slot, RegionalDay day, Locale language) {
        var seated = allocation.outcome(slot).values().stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        var first = allocation.firstWishes(slot);
        var workshops = slot.workshops().stream()
                .map(workshop -> new WorkshopRow(
                        day.session(new SessionId(workshop.id()))
                                .map(session -> session.titleText().in(language))
                                .orElse(workshop.id()),
                        workshop.seats(),
                        first.getOrDefault(workshop.id(), 0L),
                        seated.getOrDefault(workshop.id(), 0L)))
                .toList();
        return new SlotRow(Instant.parse(slot.id()), allocation.quality(slot), workshops);
    }

    private static String word(MessageSource messages, String key, int number, Locale language) {
        return messages.getMessage(key, new Object[] {number}, language);
    }
}
