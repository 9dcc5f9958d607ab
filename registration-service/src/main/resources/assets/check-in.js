// The check-in desk: records check-ins, also offline, and sends them to the server when it is online. The
// list and unsent check-ins are stored encrypted on the device; the key is a cookie that expires.
(() => {
  "use strict";

  const desk = document.getElementById("check-in");
  const settings = JSON.parse(desk.dataset.settings);
  const language = document.documentElement.lang;
  // The cookie of a version before: what was stored with it is still read, nothing more is stored.
  const OLD_KEY = "SPRO_CHECK_IN";
  const CACHE = "spro-check-in";
  const BATCH = 100;
  const UNDO_FOR = 4000;
  const ASK_EVERY = 60000;
  const TWICE = 400;
  const SHOWN = 60;
  // Of the whole list: then one searches.
  const FIRST = 20;
  const PATIENCE = 4000;
  // How much longer than the list a check-in is kept that is not sent.
  const LATE = 7 * 86400000;

  const element = (name) => document.getElementById("check-in-" + name);
  const say = (word, ...values) => values.reduce((text, value, i) => text.replaceAll(`{${i}}`, value), settings.texts[word]);
  // "9 h 05" or "9:05", as on all other pages.
  const clockTime = (at) => {
    const format = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: settings.zone });
    const [hour, minute] = format.format(new Date(at)).split(":");
    return language === "fr" ? `${Number(hour)}\u00a0h\u00a0${minute}` : `${Number(hour)}:${minute}`;
  };

  // The state: the server's list with later check-ins, and those not acknowledged yet.
  let list = null;
  let checkIns = [];
  let rejected = [];
  let online = navigator.onLine;
  let signedOut = false;
  let sending = false;
  let sentAt = null;
  let last = null;
  let asked = null;
  // The check-in of which the status says that it is not sent.
  let spokenOf = null;
  let pressedAt = -TWICE;
  let again = null;

  // --- storage on the device

  const resultOf = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  let base = null;
  async function store(name, mode) {
    if (!base) {
      const opening = indexedDB.open("spro-check-in", 1);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore("lists", { keyPath: "day" });
        opening.result.createObjectStore("checkIns", { keyPath: "id", autoIncrement: true });
      };
      base = await resultOf(opening);
    }
    return base.transaction(name, mode).objectStore(name);
  }

  const secure = location.protocol === "https:" ? "; secure" : "";
  const forget = (name, path) => (document.cookie = `${name}=; path=${path}; max-age=0${secure}`);

  async function key(name = settings.key) {
    const found = document.cookie.match(new RegExp(`(?:^|; )${name}=([\\w-]{43})`));
    if (!found) return null;
    const bytes = Uint8Array.from(atob(found[1].replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
  }

  const about = new TextEncoder().encode(settings.day);

  async function seal(value) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(value));
    const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: about }, await key(), text);
    return { day: settings.day, until: list.until, iv, data };
  }

  /** The decrypted value, or null if its key is missing. */
  async function unseal(sealed) {
    for (const name of [settings.key, OLD_KEY]) {
      const present = await key(name);
      if (!present) continue;
      try {
        const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv, additionalData: about }, present, sealed.data);
        return JSON.parse(new TextDecoder().decode(text));
      } catch {
        // Stored with the other one, or with a key that is gone.
      }
    }
    return null;
  }

  async function keepList() {
    const sealed = await seal({ ...list, sentAt, rejected });
    await resultOf((await store("lists", "readwrite")).put(sealed));
  }

  async function readCheckIns() {
    const all = await resultOf((await store("checkIns", "readonly")).getAll());
    const own = all.filter((sealed) => sealed.day === settings.day);
    const read = [];
    let lost = 0;
    for (const sealed of own) {
      const checkIn = await unseal(sealed);
      if (checkIn) read.push({ ...checkIn, id: sealed.id });
      else lost += 1;
    }
    checkIns = read;
    return lost;
  }

  async function removeCheckIn(id) {
    await resultOf((await store("checkIns", "readwrite")).delete(id));
    checkIns = checkIns.filter((checkIn) => checkIn.id !== id);
  }

  /** Deletes stored data. A list expires a day after its day, what is not sent a week later. */
  async function deleteSealed(isOver) {
    for (const name of ["lists", "checkIns"]) {
      for (const sealed of await resultOf((await store(name, "readonly")).getAll())) {
        if (!isOver(sealed)) continue;
        await resultOf((await store(name, "readwrite")).delete(name === "lists" ? sealed.day : sealed.id));
        if (name === "checkIns" && sealed.day !== settings.day) note(settings.address.replace(settings.day, sealed.day), 0);
      }
    }
  }

  const isOut = (sealed) => Date.parse(sealed.until) + (sealed.id === undefined ? 0 : LATE) < Date.now();

  /** What is not sent yet is delivered first: it is kept for the organisers to verify. */
  async function afterTheDay() {
    list = null;
    await deleteSealed((sealed) => sealed.day === settings.day && sealed.id === undefined);
    await readCheckIns();
    if (checkIns.length === 0 || (await deliverLate())) return endOfDay();
    noteUnsent();
    showProblem(say(signedOut ? "signed-out" : "late", checkIns.length), { again: signedOut });
    clearTimeout(again);
    if (!signedOut) again = setTimeout(afterTheDay, ASK_EVERY);
  }

  async function endOfDay() {
    await deleteSealed((sealed) => isOut(sealed) || sealed.day === settings.day);
    await (await caches.open(CACHE)).delete(settings.address);
    const worker = await navigator.serviceWorker.getRegistration(settings.address);
    if (worker) await worker.unregister();
    forget(settings.key, "/");
    forget(OLD_KEY, settings.address);
    list = null;
    checkIns = [];
    noteUnsent();
    showProblem(say("over"), { toList: true });
  }

  /** Caches the page with style and scripts, so that it opens offline. */
  async function keepPage() {
    await navigator.serviceWorker.register(settings.address + "/service.js", { scope: settings.address });
    const cache = await caches.open(CACHE);
    const page = await fetch(settings.address, { redirect: "error" });
    if (!page.ok) return;
    await cache.put(settings.address, page);
    const style = document.querySelector("link[rel=stylesheet]").href;
    const script = document.querySelector("script[src]").src;
    const wanted = [style, script, new URL(desk.dataset.reader, location.href).href];
    for (const old of await cache.keys()) {
      if (new URL(old.url).pathname.startsWith("/assets/") && !wanted.includes(old.url)) await cache.delete(old);
    }
    for (const address of wanted) if (!(await cache.match(address))) await cache.add(address);
  }

  /** Other pages warn of what this device has not sent: the one that closes the day, and the one that signs out. */
  function noteUnsent() {
    if (note(settings.address, checkIns.length) || checkIns.length > 0) keepKey();
  }

  /** Whether the note has changed. */
  function note(address, count) {
    const noted = document.cookie.match(new RegExp(`(?:^|; )${settings.unsent}=([^;]*)`));
    const value = unsentWith(noted ? noted[1] : "", address, count);
    if (value === (noted ? noted[1] : "")) return false;
    document.cookie = `${settings.unsent}=${value}; path=/; samesite=strict; max-age=${noteAge(value)}${secure}`;
    return true;
  }

  /** While something is unsent its key outlasts the list, so that it can still be delivered. */
  function keepKey() {
    const found = document.cookie.match(new RegExp(`(?:^|; )${settings.key}=([\\w-]{43})`));
    if (!found) return;
    const until = list ? Date.parse(list.until) : settings.until;
    const age = keyAge(until, checkIns.length, Date.now());
    document.cookie = `${settings.key}=${found[1]}; path=/; samesite=strict; max-age=${age}${secure}`;
  }

  // --- the note of what is not sent, by the page that keeps it (UnsentOnDevice)

  function unsentWith(noted, address, count) {
    const others = noted.split("|").filter((page) => page && !page.startsWith(address + ":"));
    return (count > 0 ? others.concat(address + ":" + count) : others).join("|");
  }

  /** In seconds. The note of all days lasts as long as a browser keeps a cookie, whichever day was opened last. */
  function noteAge(value) {
    return value ? 400 * 86400 : 0;
  }

  /** In seconds. */
  function keyAge(until, count, now) {
    return Math.max(0, Math.round((until + (count > 0 ? 7 * 86400000 : 0) - now) / 1000));
  }

  // --- notes of what was refused

  /** Whether somebody has decided what is kept to be verified. The note of a version before does not say whose it is. */
  function isDecided(note, unverified, kept) {
    if (!note.registration || !unverified || !kept.includes(note.reason)) return false;
    return !unverified.some((one) => one.registration === note.registration && (one.session || null) === (note.session || null));
  }

  // --- links that lead away: offline the browser would show an error of its own

  function leadsAway(link, press, here) {
    const elsewhere = press.button !== 0 || press.ctrlKey || press.metaKey || press.shiftKey || press.altKey || link.target;
    return !elsewhere && link.origin === here.origin && link.pathname !== here.pathname;
  }

  // --- communication

  async function isReachable(address) {
    try {
      const answer = await fetch(address, { redirect: "manual", cache: "no-store", signal: AbortSignal.timeout?.(PATIENCE) });
      return answer.status < 500;
    } catch {
      return false;
    }
  }

  async function leave(press) {
    const link = press.target.closest("a[href]");
    if (!link || !leadsAway(link, press, location)) return;
    press.preventDefault();
    if (await isReachable(link.href)) return location.assign(link.href);
    stay(link, link === element("sign-out") ? say("away-sign-out", checkIns.length) : say("away"));
  }

  async function register(submission) {
    submission.preventDefault();
    if (await isReachable(settings.address + "/liste")) return submission.target.submit();
    stay(submission.target, say("away"));
  }

  /** Says beside what was pressed why the page stays. */
  function stay(pressed, text) {
    online = false;
    const box = element("away");
    (pressed.closest("p, ul, form") ?? pressed).after(box);
    box.textContent = text;
    box.hidden = false;
    show();
  }

  /** The response, or null if offline or signed out. */
  async function ask(address, request) {
    let answer;
    try {
      answer = await fetch(settings.address + address, { redirect: "manual", cache: "no-store", ...request });
    } catch {
      online = false;
      return null;
    }
    online = answer.status < 500;
    if (!online) return null;
    signedOut = answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403;
    return signedOut ? null : answer;
  }

  async function refresh() {
    const noted = rejected;
    const answer = await ask("/liste", { headers: { Accept: "application/json" } });
    if (answer && answer.status === 410) return afterTheDay();
    if (answer && answer.ok) {
      list = await answer.json();
      // What was refused since it was asked for, the list does not know yet.
      rejected = rejected.filter((one) => !noted.includes(one) || !isDecided(one, list.unverified, settings.kept));
      await keepList();
    }
    show();
  }

  /** Sends pending check-ins in order. A check-in is deleted only once it is acknowledged. */
  async function send() {
    if (sending || !list) return;
    sending = true;
    try {
      await readCheckIns();
      const ready = checkIns.filter((checkIn) => Date.parse(checkIn.at) + UNDO_FOR <= Date.now());
      if (ready.length > 0 && (await deliver(ready.slice(0, BATCH)))) setTimeout(send, 0);
      else if (checkIns.length > ready.length) setTimeout(send, UNDO_FOR);
    } finally {
      sending = false;
      show();
    }
  }

  async function deliver(batch) {
    // A fresh token each time, since the session may have changed.
    const fresh = await ask("/liste", { headers: { Accept: "application/json" } });
    if (!fresh) return false;
    if (fresh.status === 410) {
      await afterTheDay();
      return false;
    }
    if (!fresh.ok) return false;
    list = await fresh.json();
    const results = await sendBatch(batch, list.token);
    for (const { id, result } of results) {
      const checkIn = batch.find((sent) => String(sent.id) === id);
      if (result === "DONE" || result === "ALREADY") apply(checkIn);
      else rejected = rejected.concat({ name: checkIn.name, reason: result, registration: checkIn.registration, session: checkIn.session });
      await removeCheckIn(checkIn.id);
      // A refusal has a note of its own.
      if (spokenOf?.id === checkIn.id) announce(result === "DONE" || result === "ALREADY" ? say("sent", checkIn.name) : "");
    }
    sentAt = Date.now();
    await keepList();
    return results.length > 0;
  }

  /** What the server has decided; a check-in that fails is not acknowledged, and sent again later. */
  async function sendBatch(batch, token) {
    const answer = await ask("/presences", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", [token.header]: token.value },
      body: JSON.stringify({
        checkIns: batch.map(({ id, registration, session, at }) => ({ id: String(id), registration, session, at })),
        sentAt: new Date().toISOString(),
      }),
    });
    return answer?.ok ? (await answer.json()).results : [];
  }

  /** Whether everything is delivered that was recorded before the end of the day. */
  async function deliverLate() {
    while (checkIns.length > 0) {
      const fresh = await ask("/liste", { headers: { Accept: "application/json" } });
      if (fresh?.status !== 410 && !fresh?.ok) return false;
      // An instance of a version before answers without a body: the next attempt may reach another one.
      const token = (await fresh.json().catch(() => null))?.token;
      const results = token ? await sendBatch(checkIns.slice(0, BATCH), token) : [];
      if (results.length === 0) return false;
      for (const { id } of results) await removeCheckIn(Number(id));
    }
    return true;
  }

  /** Adds a confirmed check-in to the list. */
  function apply(checkIn) {
    const person = list.people.find((one) => one.id === checkIn.registration);
    if (!person) return;
    person.checkedInAt ??= checkIn.at;
    if (checkIn.session && !person.attended.some((attended) => attended.session === checkIn.session)) {
      person.attended.push({ session: checkIn.session, at: checkIn.at });
    }
  }

  // --- actions

  function attendedAt(person, session) {
    if (!session) return person.checkedInAt ?? person.attended[0]?.at;
    return person.attended.find((attended) => attended.session === session)?.at;
  }

  function waitingCheckIn(person, session) {
    return checkIns.find((checkIn) => checkIn.registration === person.id && (session ? checkIn.session === session : true));
  }

  const isOpen = () => Date.now() >= settings.opensAt;

  const waits = (checkIn) => checkIns.some((one) => one.id === checkIn.id);

  const isPresent = (person, session) => Boolean(attendedAt(person, session) || waitingCheckIn(person, session));

  async function record(person) {
    if (!isOpen()) return announce(say("closed"), "refused");
    // Without its key nothing can be stored: it is requested again, or nothing more is shown.
    if (!(await key())) {
      list = null;
      return refresh();
    }
    const session = element("session").value || null;
    if (isPresent(person, session)) {
      last = null;
      return announce(say("already-recorded", person.name), "attention");
    }
    const checkIn = { registration: person.id, session, at: new Date().toISOString(), name: person.name };
    checkIn.id = await resultOf((await store("checkIns", "readwrite")).add(await seal(checkIn)));
    checkIns.push(checkIn);
    last = checkIn;
    const title = session && list.sessions.find((part) => part.id === session)?.title;
    const done = title ? say("recorded-session", person.name, title) : say("recorded", person.name);
    const lack = lackOf(person, session);
    announce([done, lack ? sentence(lack) : "", session ? "" : rooms(person)].join(" ").trim(), lack ? "attention" : "done");
    setTimeout(send, UNDO_FOR);
  }

  /** The next name can be typed at once, over the last one. Who presses in the whole list stays there. */
  function nextPerson(press) {
    const search = element("search");
    if (press.detail > 0 && !search.value.trim()) return;
    search.focus();
    search.select();
  }

  async function undo(checkIn) {
    if (sending || !waits(checkIn)) return;
    await removeCheckIn(checkIn.id);
    last = null;
    announce(say("undone", checkIn.name));
  }

  /** The second press withdraws, so that a slip of the thumb does not. */
  async function withdraw(person, session) {
    const pressed = `${person.id} ${session}`;
    if (asked !== pressed) {
      asked = pressed;
      return show();
    }
    asked = null;
    const fresh = await ask("/liste", { headers: { Accept: "application/json" } });
    const token = fresh?.ok ? (await fresh.json()).token : null;
    const answer =
      token &&
      (await ask("/presences/retrait", {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json", [token.header]: token.value },
        body: JSON.stringify({ registration: person.id, session }),
      }));
    if (!answer?.ok) return announce(say("not-withdrawn", person.name), "refused");
    const { refusal } = await answer.json();
    await refresh();
    if (refusal) announce(say("rejected", person.name, settings.refusals[refusal]), "refused");
    else announce(say("withdrawn", person.name));
  }

  /**
   * @param kind "done", "attention", "refused", or nothing: how the place of the message looks
   * @param unsent the check-in that it is about, until that is sent
   */
  function announce(text, kind, unsent = null) {
    spokenOf = unsent;
    element("status").textContent = text;
    const place = element("status").parentElement;
    place.classList.remove("done", "attention", "refused");
    if (kind) place.classList.add(kind);
    show();
  }

  // --- rendering

  function showProblem(text, { again = false, toList = false } = {}) {
    const box = element("problem");
    const words = box.querySelector("p");
    if (words.textContent !== text) words.textContent = text;
    box.hidden = !text;
    element("again").hidden = !again;
    element("list").hidden = !toList;
    if (text && !list) desk.hidden = true;
  }

  function make(name, text, ...kinds) {
    const made = document.createElement(name);
    made.textContent = text;
    made.classList.add(...kinds);
    return made;
  }

  function button(text, label, pressed, id) {
    const made = make("button", text, "second");
    made.type = "button";
    made.id = id;
    made.setAttribute("aria-label", label);
    made.addEventListener("click", (press) => {
      // A thumb that presses twice must not press what has taken the button's place.
      if (press.detail > 0 && press.timeStamp - pressedAt < TWICE) return;
      pressedAt = press.timeStamp;
      pressed(press);
    });
    return made;
  }

  /** Why somebody was not expected in this session, or at the day; null if they were, or if the list does not know them. */
  function lackOf(person, session) {
    if (!person.sessions) return null;
    const wish = person.sessions.find((one) => one.session === session);
    if (session && !wish) return say("not-chosen");
    if (session && !wish.seated) return say("no-seat");
    return person.seated ? null : say("no-place");
  }

  /** Where the person goes next: the hours and rooms of the seats. An earlier version sends no rooms. */
  function rooms(person) {
    return list.sessions
      .filter((part) => part.room && person.sessions?.some((wish) => wish.session === part.id && wish.seated))
      .map((part) => `${part.time} ${part.room}`)
      .join(" · ");
  }

  const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1) + ".";

  function row(person, session) {
    const line = document.createElement("li");
    const who = document.createElement("div");
    who.append(make("strong", person.name));
    if (person.structure) who.append(document.createElement("br"), make("span", person.structure, "muted"));
    const place = lackOf(person, session);
    if (place) who.append(document.createElement("br"), make("span", place, "badge", "waiting"));
    line.append(who);
    const checkIn = waitingCheckIn(person, session);
    const at = attendedAt(person, session) ?? checkIn?.at;
    const id = "check-in-of-" + person.id;
    if (!at && !isOpen()) return line;
    if (!at) line.append(button(say("record"), say("record-of", person.name), (press) => record(person).then(() => nextPerson(press)), id));
    else {
      const state = document.createElement("div");
      state.append(make("span", say(checkIn ? "present-unsent" : "present", clockTime(at)), "badge", "done"));
      if (checkIn && !sending) state.append(button(say("undo"), say("undo-of", person.name), () => undo(checkIn), id));
      if (!checkIn) state.append(withdrawal(person, session, id));
      line.append(state);
    }
    return line;
  }

  function withdrawal(person, session, id) {
    const isAsked = asked === `${person.id} ${session}`;
    // Without the attendance at the day there is none at its sessions.
    const others = session ? 0 : person.attended.length;
    const sure = others ? say("withdraw-sure-sessions", others) : say("withdraw-sure");
    // A list that an earlier version sent does not say it.
    const isHeld = list.held ?? settings.held;
    const question = isHeld && !session ? `${sure} ${say("withdraw-held")}` : sure;
    const label = isAsked ? `${question} ${person.name}` : say("withdraw-of", person.name);
    const made = button(isAsked ? question : say("withdraw"), label, () => withdraw(person, session), id);
    if (!isAsked) made.className = "quiet";
    return made;
  }

  function matching(session) {
    const typed = element("search").value;
    if (!typed.trim()) return session ? list.people.filter((person) => isExpected(person, session)) : list.people;
    const wanted = alternatives(typed, settings.letters);
    // A list that an earlier version sent has no keys.
    return list.people.filter((person) => isFound(person.key ?? fold(`${person.name} ${person.structure}`, settings.letters), wanted));
  }

  /** Whose registration has ended, among those who are searched for. A list of an earlier version has none. */
  function ended() {
    const typed = element("search").value;
    if (!typed.trim() || !list.ended) return [];
    const wanted = alternatives(typed, settings.letters);
    return list.ended.filter((person) => isFound(person.key, wanted));
  }

  /** The record says what can be done, and does it. */
  function goneRow(person) {
    const line = document.createElement("li");
    const who = document.createElement("div");
    who.append(make("strong", person.name));
    if (person.structure) who.append(document.createElement("br"), make("span", person.structure, "muted"));
    who.append(document.createElement("br"), make("span", person.said, "badge", "off"));
    const link = make("a", say("open-record"), "button", "second");
    link.href = settings.records + encodeURIComponent(person.id);
    link.setAttribute("aria-label", say("open-record-of", person.name));
    line.append(who, link);
    return line;
  }

  // --- search, by the rules of the server, which makes the keys (SearchKey)

  /** Without accents and case; `letters` are those that Unicode does not decompose. */
  function fold(text, letters) {
    const decomposed = text.replace(/´/g, "'").normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
    return Array.from(decomposed, (letter) => letters[letter] || letter).join("");
  }

  function joined(text) {
    return text.replace(/[^\p{L}\p{N}]+/gu, "");
  }

  /** The lists of words of which one must be found: in parts, compounds as one word, all as one word. */
  function alternatives(typed, letters) {
    const text = fold(typed, letters);
    const parts = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    const compounds = text.split(/\s+/).map(joined).filter(Boolean);
    return [parts, compounds, [joined(text)]].filter((words) => words.length > 0 && words[0]);
  }

  /** Whether each word of an alternative begins a word of the key. */
  function isFound(key, wanted) {
    return wanted.some((words) => words.every((word) => ` ${key}`.includes(" " + word)));
  }

  // --- rendering the list

  const isExpected = (person, session) =>
    session ? person.sessions.some((wish) => wish.session === session) || isPresent(person, session) : true;

  const hasPlace = (person, session) =>
    session ? person.sessions.some((wish) => wish.session === session && wish.seated) : person.seated;

  function sessions() {
    const choice = element("session");
    const chosen = choice.value;
    const wanted = list.sessions.map((part) => `${part.id}\n${part.time} – ${part.title}`).join("\n\n");
    if (choice.dataset.shown === wanted) return;
    choice.dataset.shown = wanted;
    while (choice.options.length > 1) choice.remove(1);
    for (const part of list.sessions) choice.add(new Option(`${part.time} – ${part.title}`, part.id));
    choice.value = list.sessions.some((part) => part.id === chosen) ? chosen : "";
  }

  function show() {
    noteUnsent();
    if (online) element("away").hidden = true;
    if (signedOut) showProblem(say("signed-out", checkIns.length), { again: true });
    else if (!list && !element("problem").hidden) return;
    else if (!list) showProblem(say("no-list"), { toList: true });
    else showProblem("");
    if (!list) return;
    desk.hidden = false;
    sessions();
    const session = element("session").value || null;
    const present = list.people.filter((person) => isPresent(person, session)).length;
    const expected = list.people.filter((person) => hasPlace(person, session)).length;
    element("present").textContent = present;
    element("expected").textContent = expected;
    const network = element("network");
    network.textContent = say(online ? "online" : "offline");
    network.classList.toggle("done", online);
    network.classList.toggle("off", !online);
    element("waiting").hidden = checkIns.length === 0;
    element("waiting").textContent = say("waiting", checkIns.length);
    element("sent").textContent = sentAt ? say("sent-at", clockTime(sentAt)) : "";
    element("undo").hidden = !last || sending || !waits(last);
    if (last) element("undo").setAttribute("aria-label", say("undo-of", last.name));
    people(session);
    losses();
  }

  function people(session) {
    const focused = document.activeElement?.id;
    const found = matching(session);
    const most = session || element("search").value.trim() ? SHOWN : FIRST;
    const shown = found.slice(0, most).map((person) => row(person, session));
    element("people").replaceChildren(...shown);
    if (focused?.startsWith("check-in-of-")) (document.getElementById(focused) ?? element("search")).focus();
    const gone = ended();
    element("ended").replaceChildren(...gone.slice(0, FIRST).map(goneRow));
    element("gone").hidden = gone.length === 0;
    element("more").hidden = found.length > 0 && found.length <= most;
    const none = gone.length === 0 ? say("no-match") : say("no-match-expected");
    element("more").textContent = found.length === 0 ? none : say("more", found.length - most);
    const add = element("add");
    if (!add) return;
    add.hidden = found.length > 0;
    element("name").value = element("search").value.trim();
    // The token of the list, since the page may be older than the session.
    if (add.elements._csrf && list.token) add.elements._csrf.value = list.token.value;
  }

  /** The refused check-ins, also after the page is reloaded, until somebody has read them. */
  function losses() {
    const shown = JSON.stringify(rejected);
    if (element("rejected").dataset.shown === shown) return;
    element("rejected").dataset.shown = shown;
    element("rejected").replaceChildren(...rejected.map(loss));
  }

  function loss(checkIn, i) {
    const line = make("li", say("rejected", checkIn.name, settings.refusals[checkIn.reason]), "note");
    const label = say("dismiss-of", checkIn.name);
    line.append(" ", button(say("dismiss"), label, () => dismiss(checkIn), "check-in-dismiss-" + i));
    return line;
  }

  async function dismiss(checkIn) {
    rejected = rejected.filter((one) => one !== checkIn);
    if (list) await keepList();
    show();
    element("search").focus();
  }

  // --- camera

  let camera = null;

  async function decoder() {
    if ("BarcodeDetector" in window && (await BarcodeDetector.getSupportedFormats()).includes("qr_code")) {
      const detector = new BarcodeDetector({ formats: ["qr_code"] });
      return async (canvas) => (await detector.detect(canvas))[0]?.rawValue;
    }
    if (!window.jsQR) {
      await new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = desk.dataset.reader;
        script.onload = resolve;
        script.onerror = reject;
        document.body.append(script);
      });
    }
    return async (canvas, context) => {
      const image = context.getImageData(0, 0, canvas.width, canvas.height);
      return window.jsQR(image.data, image.width, image.height, { inversionAttempts: "dontInvert" })?.data;
    };
  }

  async function scan() {
    if (camera) return stopScan();
    const video = element("video");
    try {
      camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
      video.srcObject = camera;
      video.hidden = false;
      await video.play();
      const read = await decoder();
      element("scan").textContent = say("stop");
      look(video, read, document.createElement("canvas"), { text: null, at: 0 });
    } catch {
      stopScan();
      announce(say("no-camera"), "refused");
    }
  }

  function stopScan() {
    camera?.getTracks().forEach((track) => track.stop());
    camera = null;
    element("video").hidden = true;
    element("scan").textContent = say("scan");
  }

  /** Scans frame by frame; a badge that stays before the camera is read once. */
  async function look(video, read, canvas, before) {
    if (!camera) return;
    if (video.videoWidth > 0) {
      const scale = Math.min(1, 640 / Math.max(video.videoWidth, video.videoHeight));
      canvas.width = video.videoWidth * scale;
      canvas.height = video.videoHeight * scale;
      const context = canvas.getContext("2d", { willReadFrequently: true });
      context.drawImage(video, 0, 0, canvas.width, canvas.height);
      const text = await read(canvas, context);
      if (text && (text !== before.text || Date.now() - before.at > 3000)) await scanned(text);
      if (text) before = { text, at: Date.now() };
    }
    setTimeout(() => look(video, read, canvas, before), 120);
  }

  async function scanned(text) {
    const person = list.people.find((one) => one.code === text.trim());
    navigator.vibrate?.(person ? 80 : [80, 60, 80]);
    last = null;
    if (person) return record(person);
    // Somebody of whom the list says nothing, perhaps any more: the server decides, and keeps it for the organiser.
    const id = text.trim().match(/^SPRO:([\w-]{1,64})$/)?.[1];
    if (!id) return announce(say("unknown-code"), "refused");
    await record({ id, name: say("unlisted"), attended: [] });
    if (last) announce(say("unlisted-noted"), "attention", last);
  }

  // --- start

  async function start() {
    if (!window.indexedDB || !window.crypto?.subtle || !navigator.serviceWorker) {
      return showProblem(say("impossible"), { toList: true });
    }
    document.addEventListener("click", leave);
    await deleteSealed(isOut);
    if (settings.until < Date.now()) return afterTheDay();
    const stored = await resultOf((await store("lists", "readonly")).get(settings.day));
    if (stored) list = await unseal(stored);
    if (list) sentAt = list.sentAt ?? null;
    if (list) rejected = list.rejected ?? [];
    const lost = await readCheckIns();
    element("search").addEventListener("input", () => {
      // Who has typed since means the button that is there now.
      pressedAt = -TWICE;
      show();
    });
    element("session").addEventListener("change", show);
    element("scan").addEventListener("click", scan);
    element("undo").addEventListener("click", () => undo(last));
    element("add")?.addEventListener("submit", register);
    await refresh();
    if (lost > 0) {
      await deleteSealed((sealed) => sealed.day === settings.day && sealed.id !== undefined && !waits(sealed));
      announce(say("unreadable", lost), "refused");
    }
    const awake = () => refresh().then(send);
    window.addEventListener("online", awake);
    window.addEventListener("offline", () => {
      online = false;
      show();
    });
    document.addEventListener("visibilitychange", () => document.hidden || awake());
    setInterval(() => document.hidden || awake(), ASK_EVERY);
    send();
    if (online && !signedOut && list) await keepPage().catch(() => {});
  }

  start();
})();
