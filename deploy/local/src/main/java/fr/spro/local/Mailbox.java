package fr.spro.local;

import fr.spro.platform.testing.EmbeddedMail;
import fr.spro.platform.testing.ReceivedMail;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/// The local mail server and its page with all received mails.
@Controller
@RequestMapping("/mailbox")
class Mailbox implements SmartLifecycle {

    private static final int PAGE = 100;

    private final GatewaySettings settings;
    private volatile EmbeddedMail mail;

    Mailbox(GatewaySettings settings) {
        this.settings = settings;
    }

    /// One line of the list.
    public record Line(int number, ReceivedMail mail) {}

    @GetMapping
    String list(@RequestParam(name = "pour", defaultValue = "") String to, Model model) {
        var all = mail.all();
        var first = mail.dropped();
        var lines = IntStream.range(0, all.size())
                .map(number -> all.size() - 1 - number)
                .mapToObj(number -> new Line(first + number, all.get(number)))
                .filter(line -> line.mail().to().contains(to))
                .limit(PAGE)
                .toList();
        model.addAttribute("total", first + all.size());
        model.addAttribute("to", to);
        model.addAttribute("lines", lines);
        return "mailbox";
    }

    @GetMapping("/{number:\\d+}")
    String show(@PathVariable int number, Model model) {
        model.addAttribute("number", number);
        model.addAttribute("mail", find(number));
        return "mail";
    }

    /// The times of receipt per address, for benchmarks.
    @GetMapping("/arrivals")
    @ResponseBody
    Map<String, List<Long>> arrivals() {
        return mail.arrivals();
    }

    /// The HTML part alone, for a sandboxed frame.
    @GetMapping("/{number}/html")
    ResponseEntity<String> html(@PathVariable int number) {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_HTML)
                .header(
                        "Content-Security-Policy",
                        "sandbox allow-top-navigation-by-user-activation allow-popups; default-src 'none'; style-src"
                                + " 'unsafe-inline'")
                .body(find(number).html());
    }

    @GetMapping("/{number}/calendar")
    ResponseEntity<byte[]> calendar(@PathVariable int number) {
        return find(number)
                .bytes("text/calendar")
                .map(entry -> ResponseEntity.ok()
                        .header("Content-Disposition", "attachment; filename=\"journee.ics\"")
                        .contentType(MediaType.parseMediaType("text/calendar"))
                        .body(entry))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private ReceivedMail find(int number) {
        List<ReceivedMail> all = mail.all();
        var index = number - mail.dropped();
        if (index < 0 || index >= all.size()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return all.get(index);
    }

    @Override
    public void start() {
        mail = EmbeddedMail.onFolder(
                settings.home().resolve("mail"), settings.mailHost(), settings.smtpPort(), settings.imapPort());
    }

    @Override
    public void stop() {
        mail.close();
        mail = null;
    }

    @Override
    public boolean isRunning() {
        return mail != null;
    }
}
