package fr.spro.registration.day.web;

/// A room of a day in the API.
record DayRoomView(String name, int capacity) {}
