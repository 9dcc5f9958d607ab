package fr.spro.contracts;

import fr.spro.contracts.DispatchEvent.DispatchShipped;
import fr.spro.contracts.DispatchEvent.DispatchUnshipped;

/// The events that cause a mail.
public sealed interface MailedEvent permits DispatchShipped, DispatchUnshipped, ParticipantEvent.Mailed {}
