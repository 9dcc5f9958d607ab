package fr.spro.platform.web;

import fr.spro.platform.web.ApiProblems.Fault;
import java.util.List;

/// A well-formed request that the domain cannot do, with every reason. At the API's edge: 422.
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public Refused(List<Fault> faults) {
        super("The request cannot be done as it is");
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
