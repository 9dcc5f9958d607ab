package fr.spro.registration.mentions;

import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.EnrolmentUseCases;
import fr.spro.registration.reports.Report;
import fr.spro.registration.reports.Reports;
import java.time.Clock;

/// The use cases of mentions, created without Spring.
public final class MentionUseCases {

    public final ReviewMentions reviewMentions;

    public MentionUseCases(InMemoryMongo mongo, Days days, EnrolmentUseCases enrolment, Clock clock) {
        var texts = new WrittenTexts(
                enrolment.registrations,
                mongo.repository(Reports.class),
                days,
                enrolment.store,
                mongo.store(Report.class),
                mongo.store(RegionalDay.class),
                clock);
        var mentions = new Mentions(mongo.mongo());
        enrolment.erasureListeners.add(new FindMentions(texts, mentions, clock));
        reviewMentions = new ReviewMentions(mentions, texts, mongo.audit(), clock);
    }
}
