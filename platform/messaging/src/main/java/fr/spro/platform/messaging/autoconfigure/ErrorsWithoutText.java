package fr.spro.platform.messaging.autoconfigure;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;

/// Exports spans without the texts of their errors, which may name a person or hold a secret link. The type of an error
/// stays; its text is in the log line with the id of the trace.
record ErrorsWithoutText(SpanExporter spans) implements SpanExporter {

    private static final AttributeKey<String> TYPE = AttributeKey.stringKey("exception.type");

    @Override
    public CompletableResultCode export(Collection<SpanData> exported) {
        return spans.export(exported.stream().<SpanData>map(WithoutText::new).toList());
    }

    @Override
    public CompletableResultCode flush() {
        return spans.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return spans.shutdown();
    }

    private static class WithoutText extends DelegatingSpanData {

        WithoutText(SpanData span) {
            super(span);
        }

        @Override
        public StatusData getStatus() {
            return StatusData.create(super.getStatus().getStatusCode(), "");
        }

        @Override
        public List<EventData> getEvents() {
            return super.getEvents().stream().map(WithoutText::withoutText).toList();
        }

        private static EventData withoutText(EventData event) {
            var type = event.getAttributes().get(TYPE);
            var attributes = type == null ? Attributes.empty() : Attributes.of(TYPE, type);
            return EventData.create(event.getEpochNanos(), event.getName(), attributes);
        }
    }
}
