package fr.spro.registration.directory.duplicates.web;

/// Two that somebody wants to merge, as they were typed or chosen.
record ChoiceForm(String une, String autre) {

    ChoiceForm {
        une = une == null ? "" : une.strip();
        autre = autre == null ? "" : autre.strip();
    }

    boolean isEmpty() {
        return une.isEmpty() && autre.isEmpty();
    }
}
