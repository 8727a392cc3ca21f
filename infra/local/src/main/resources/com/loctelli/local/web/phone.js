"use strict";
// Shows the carrier's texts of one telephone and what the system knows of its owner, asked again and again.
const number = document.getElementById("number");
const phone = document.getElementById("phone");
const texts = document.getElementById("texts");
const known = document.getElementById("known");
const body = document.getElementById("body");
const send = document.getElementById("send");
const notice = document.getElementById("notice");
const TEXTS_EVERY = 1000;
const LEAD_EVERY = 2500;
const shown = { texts: "", lead: "" };

function el(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

async function ask(path, options) {
  const answer = await fetch(path, options);
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.detail ? `${told.title}: ${told.detail}` : told.title);
  return told;
}

/** A number of the range that is set aside for fiction, so that nobody real is meant. */
function somebodyNew() {
  return "+1212555" + String(Math.floor(Math.random() * 100) + 100).padStart(4, "0");
}

function remember() {
  localStorage.setItem("phone", phone.value);
  localStorage.setItem("number", number.value);
}

const CLOCK = new Intl.DateTimeFormat(undefined, { weekday: "short", hour: "numeric", minute: "2-digit" });
const SENT = { queued: "Sending", accepted: "Sending", sent: "Sent", delivered: "Delivered", undelivered: "Not delivered", failed: "Failed" };

function drawTexts(list) {
  const wanted = list.filter(text => text.from === number.value || text.to === number.value);
  const state = JSON.stringify(wanted);
  if (state === shown.texts) return;
  shown.texts = state;
  const isAtEnd = texts.scrollHeight - texts.scrollTop - texts.clientHeight < 80;
  const rows = [];
  let before = 0;
  for (const text of wanted) {
    const at = new Date(text.at);
    if (at - before > 15 * 60 * 1000) rows.push(el("li", "stamp", CLOCK.format(at)));
    before = at;
    const isMine = text.from === phone.value;
    const row = el("li", "text " + (isMine ? "mine" : "theirs"), text.body);
    row.title = at.toLocaleString();
    rows.push(row);
    if (!isMine && text.status !== "delivered") {
      const isBad = text.status === "failed" || text.status === "undelivered";
      rows.push(el("li", "state theirs" + (isBad ? " bad" : ""), SENT[text.status] || text.status));
    }
  }
  if (rows.length === 0) rows.push(el("li", "stamp", "No texts yet. Say hello."));
  texts.replaceChildren(...rows);
  if (isAtEnd) texts.scrollTop = texts.scrollHeight;
}

function section(title, content) {
  const made = el("section");
  made.append(el("h2", "", title), content);
  return made;
}

function facts(pairs) {
  const list = el("dl", "facts");
  for (const [label, value] of pairs) {
    if (value === undefined || value === null || value === "") continue;
    const cell = el("dd");
    cell.append(value instanceof Node ? value : String(value));
    list.append(el("dt", "", label), cell);
  }
  return list;
}

function rows(items, line, none) {
  if (!items || items.length === 0) return el("p", "empty", none);
  const list = el("ul", "plain");
  for (const item of items) {
    const [main, detail] = line(item);
    const row = el("li");
    row.append(el("span", "", main), el("span", "detail", detail));
    list.append(row);
  }
  return list;
}

function when(text, zone) {
  if (!text) return "";
  const style = { weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit" };
  try {
    return new Date(text).toLocaleString(undefined, { ...style, timeZone: zone || undefined, timeZoneName: "short" });
  } catch {
    return new Date(text).toLocaleString(undefined, style);
  }
}

function plain(value) {
  return value !== null && typeof value === "object" ? Object.values(value).filter(v => typeof v !== "object").join(", ") : value;
}

function drawLead(told) {
  const state = JSON.stringify(told);
  if (state === shown.lead) return;
  shown.lead = state;
  if (!told.lead) {
    known.replaceChildren(el("p", "empty", "Nobody with this number is known yet. Send a text to become a lead."));
    return;
  }
  const lead = told.lead;
  const parts = [
    section("Lead", facts([
      ["Name", lead.name],
      ["Status", el("span", "chip", lead.status)],
      ["E-mail", lead.email],
      ["Time zone", lead.timezone && `${lead.timezone}${lead.timezoneSource ? ` (${lead.timezoneSource})` : ""}`],
      ["Source", lead.source],
    ])),
    section("Facts", rows(told.facts, fact => [fact.name || fact.field || fact.key, plain(fact.value) ?? ""], "None yet.")),
    section("Bookings", rows(told.bookings, booking => [when(booking.startAt, lead.timezone), booking.status], "None yet.")),
  ];
  if (told.conversation) {
    const talk = told.conversation;
    parts.push(section("Conversation", facts([
      ["Owner", talk.ownership && el("span", "chip", talk.ownership.mode)],
      ["Reason", talk.ownership && talk.ownership.reason],
      ["Status", talk.status],
      ["AI messages", talk.aiMessageCount],
      ["Waiting batch", talk.pendingBatch && "due " + when(talk.pendingBatch.dueAt, lead.timezone)],
    ])));
    parts.push(section("Turns of the agent", rows(told.turns, turn => {
      const tools = (turn.toolCalls || turn.tools || []).map(call => call.name || call.tool || call).join(", ");
      const millis = turn.latencyMs ?? turn.totalMs;
      return [[turn.kind, turn.outcome || turn.status].filter(Boolean).join(" · "), [tools, millis !== undefined && millis !== null ? `${millis} ms` : ""].filter(Boolean).join(" · ")];
    }, "None yet.")));
  }
  known.replaceChildren(...parts);
}

async function lookAtTexts() {
  if (!number.value || !phone.value) return;
  drawTexts((await ask("/local/texts?phone=" + encodeURIComponent(phone.value))).data);
}

async function lookAtLead() {
  if (!number.value || !phone.value) return;
  const query = new URLSearchParams({ number: number.value, phone: phone.value });
  drawLead(await ask("/local/lead?" + query));
}

function again(look, every) {
  const round = () => (document.hidden ? Promise.resolve() : look().then(() => { notice.textContent = ""; }))
    .catch(error => { notice.textContent = error instanceof TypeError ? "The local run does not answer." : error.message; })
    .finally(() => setTimeout(round, every));
  round();
}

document.getElementById("compose").addEventListener("submit", async event => {
  event.preventDefault();
  const said = body.value.trim();
  if (!said || send.disabled) return;
  send.disabled = true;
  try {
    await ask("/local/texts", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ from: phone.value, to: number.value, body: said }),
    });
    body.value = "";
    texts.scrollTop = texts.scrollHeight;
    await lookAtTexts();
  } catch (error) {
    notice.textContent = error.message;
  } finally {
    send.disabled = false;
    body.focus();
  }
});

body.addEventListener("keydown", event => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    document.getElementById("compose").requestSubmit();
  }
});

for (const field of [number, phone]) {
  field.addEventListener("change", () => {
    remember();
    shown.texts = shown.lead = "";
    lookAtTexts();
    lookAtLead();
  });
}

document.getElementById("another").addEventListener("click", () => {
  phone.value = somebodyNew();
  phone.dispatchEvent(new Event("change"));
  body.focus();
});

async function begin() {
  phone.value = localStorage.getItem("phone") || somebodyNew();
  try {
    const numbers = (await ask("/local/numbers")).data;
    for (const one of numbers) number.append(new Option(one.number + " · " + one.name, one.number));
    if (numbers.length === 0) notice.textContent = "No sub-account has a number yet: POST /v1/senders gives it one.";
    const last = localStorage.getItem("number");
    if (numbers.some(one => one.number === last)) number.value = last;
    remember();
  } catch (error) {
    notice.textContent = error.message;
  }
  again(lookAtTexts, TEXTS_EVERY);
  again(lookAtLead, LEAD_EVERY);
}
begin();
