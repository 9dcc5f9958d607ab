package fr.spro.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Data to look at: `Demo <samples> <secrets>` on an empty suite imports the directory and fills three days, one
/// that was held, one ahead and a rehearsal.
final class Demo {

    private Demo() {}

    static void main(String[] args) throws IOException {
        var stage = new Stage(new Samples(Path.of(args[0])), Path.of(args[1]), Optional.empty());
        new Preparation(stage).importDirectory();
        var held = new DayHeld(stage);
        held.hold();
        new DayAhead(stage).play();
        new Rehearsal(stage).play();
        // Last, since its mails take a while.
        held.followUp();
        System.exit(stage.report.errors() == 0 ? 0 : 1);
    }
}
