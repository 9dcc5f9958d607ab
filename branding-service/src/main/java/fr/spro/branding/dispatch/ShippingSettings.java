package fr.spro.branding.dispatch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How recipients are notified of a shipment.
///
/// @param settle the time in which a shipment can be taken back before anybody is notified
@ConfigurationProperties("spro.dispatch.shipping")
record ShippingSettings(@DefaultValue("1m") Duration settle) {}
