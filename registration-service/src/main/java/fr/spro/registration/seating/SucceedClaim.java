package fr.spro.registration.seating;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/// Puts a new claim where another one is that ends: for the day and in the workshops that both chose. Nobody else falls
/// back. Idempotent.
@Component
public class SucceedClaim {

    private final ReorderLists reorderLists;

    SucceedClaim(ReorderLists reorderLists) {
        this.reorderLists = reorderLists;
    }

    /// The one leaves the lists; the other may have joined their end already. A no-op if the one has left, or if the
    /// other joins the lists later or comes before the one.
    ///
    /// @throws OptimisticLockingFailureException if the lists change faster
    public void handle(Claim ended, Claim next) {
        if (!next.active()) return;
        reorderLists.handle(next.day(), stored -> changed(Arrivals.of(stored.arrivals()), ended.key(), next));
    }

    private static Map<String, List<String>> changed(Arrivals arrivals, String ended, Claim next) {
        var lists = new HashMap<String, List<String>>();
        lists.put(Arrivals.DAY, arrivals.ofDay());
        next.workshops().forEach(workshop -> lists.put(Arrivals.list(workshop), arrivals.of(workshop)));
        lists.values().removeIf(list -> !gains(next.key(), list, ended));
        lists.replaceAll((_, list) -> replaced(list, ended, next.key()));
        return lists;
    }

    private static boolean gains(String next, List<String> list, String ended) {
        return list.contains(ended) && (!list.contains(next) || list.indexOf(ended) < list.indexOf(next));
    }

    private static List<String> replaced(List<String> list, String ended, String next) {
        return list.stream()
                .filter(id -> !id.equals(next))
                .map(id -> id.equals(ended) ? next : id)
                .toList();
    }
}
