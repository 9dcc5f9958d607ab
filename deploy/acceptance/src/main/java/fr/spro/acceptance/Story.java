package fr.spro.acceptance;

import java.io.IOException;
import java.nio.file.Path;

/// The regional day of 19 November, from the directory to the parcel: `Story <samples> <secrets>` on an empty
/// suite. Exits with 0 if everything was as expected.
final class Story {

    private Story() {}

    static void main(String[] args) throws IOException {
        // Also after an error: the browser's threads would keep the program alive.
        Thread.setDefaultUncaughtExceptionHandler((_, error) -> {
            error.printStackTrace();
            System.exit(1);
        });
        var secrets = Path.of(args[1]);
        var checks = PageChecks.with(secrets.resolveSibling("pictures"));
        var stage = new Stage(new Samples(Path.of(args[0])), secrets, checks);
        stage.report.begin();
        new Preparation(stage).play();
        var waitingList = new WaitingList(stage);
        waitingList.offer();
        new Enrolment(stage).play();
        var changes = new Changes(stage);
        changes.moveRoom();
        new SharedAddress(stage).play();
        new PhoneWithoutCookie(stage).play();
        new RankedWishes(stage).play();
        var byKeyboard = new ByKeyboard(stage).play();
        changes.play();
        var movedDay = new MovedDay(stage);
        movedDay.move();
        new OfflineCheckIn(stage).play();
        new Tablet(stage).play();
        movedDay.notified();
        new Questions(stage).play();
        new ReturnedExport(stage).play();
        new Attendance(stage).play();
        new Reports(stage).play();
        new Answers(stage).play();
        new Dispatches(stage).play();
        new Correlations(stage).play();
        new StaffPages(stage).play();
        waitingList.expire();
        new FinalChecks(stage, byKeyboard).play();
        new Erasure(stage).play();
        stage.report.end();
        stage.close();
        System.exit(stage.report.errors() == 0 ? 0 : 1);
    }
}
