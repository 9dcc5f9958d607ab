package fr.spro.registration.mentions.web;

import fr.spro.registration.mentions.MentionUseCases;
import java.util.List;

/// The pages of mentions, created without Spring.
public final class MentionPages {

    private MentionPages() {}

    public static List<Object> controllers(MentionUseCases mentions) {
        return List.of(new MentionController(mentions.reviewMentions));
    }
}
