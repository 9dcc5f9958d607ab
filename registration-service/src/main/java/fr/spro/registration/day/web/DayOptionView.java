package fr.spro.registration.day.web;

/// One of the answers that a question of a day offers, in the API.
record DayOptionView(String id, DayLocalizedTextView label) {}
