package fr.spro.registration.picture;

import fr.spro.platform.messaging.work.HeavyWork;
import fr.spro.platform.violation.Violation;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.EditDay;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Gives a day a picture, describes the one it has, or removes it. The file is stored first: one that no day shows is
/// deleted later.
@Service
public class SetPicture {

    /// @param file null to describe the present picture only
    /// @param by the account of the actor
    /// @param version of the day that was read
    public record Command(DayId day, byte @Nullable [] file, AltText alt, String by, long version) {}

    private final Days days;
    private final EditDay editDay;
    private final PictureFiles files;
    private final Clock clock;

    /// One at a time, since decoding takes tens of megabytes.
    private final HeavyWork decoding = new HeavyWork(1);

    SetPicture(Days days, EditDay editDay, PictureFiles files, Clock clock) {
        this.days = days;
        this.editDay = editDay;
        this.files = files;
        this.clock = clock;
    }

    public EditDay.Outcome handle(Command command) {
        var day = days.get(command.day());
        if (day.isReadOnly()) return new EditDay.Outcome.ReadOnly(day);
        if (day.version() != command.version()) return new EditDay.Outcome.Conflict(day);
        var violations = new ArrayList<>(command.alt().violations());
        var file = command.file();
        if (file == null && day.picture() == null) violations.addFirst(Violation.of("file", "picture-missing"));
        try {
            var rendered = file == null ? null : render(file);
            if (!violations.isEmpty()) return new EditDay.Outcome.Invalid(List.copyOf(violations));
            var alt = command.alt().description();
            var picture = rendered == null
                    ? Objects.requireNonNull(day.picture()).described(alt)
                    : files.save(rendered).described(alt);
            return edit(command.day(), command.by(), command.version(), new DayEdit.PutPicture(picture));
        } catch (UnusablePicture e) {
            violations.addFirst(e.violation());
            return new EditDay.Outcome.Invalid(List.copyOf(violations));
        }
    }

    /// @param by the account of the actor
    /// @param version of the day that was read
    public EditDay.Outcome remove(DayId day, String by, long version) {
        var found = days.get(day);
        if (found.isReadOnly()) return new EditDay.Outcome.ReadOnly(found);
        if (found.version() != version) return new EditDay.Outcome.Conflict(found);
        return edit(day, by, version, new DayEdit.RemovePicture());
    }

    private EditDay.Outcome edit(DayId day, String by, long version, DayEdit edit) {
        return editDay.handle(new EditDay.Command(day, by, version, edit));
    }

    private PictureFile render(byte[] file) throws UnusablePicture {
        return decoding.call(() -> PictureFile.of(PictureReader.read(file), clock.instant()));
    }
}
