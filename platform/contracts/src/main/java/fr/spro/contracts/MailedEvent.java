package fr.spro.contracts;

import fr.spro.contracts.DispatchEvent.DispatchShipped;

/// The events that cause a mail.
public sealed interface MailedEvent permits DispatchShipped, ParticipantEvent.Mailed {}
