package fr.spro.registration.directory.duplicates.web;

/// The form of two entries to merge.
record ChoiceForm(String une, String autre) {

    ChoiceForm {
        une = une == null ? "" : une.strip();
        autre = autre == null ? "" : autre.strip();
    }

    boolean isEmpty() {
        return une.isEmpty() && autre.isEmpty();
    }
}
