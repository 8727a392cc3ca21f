"use strict";
const LABELS = { model: "Model", carrier: "Carrier", CRM: "CRM", publicUrl: "Public address", data: "Data", now: "Clock" };
const list = document.getElementById("facts");

function row(label, text) {
  const term = document.createElement("dt");
  term.textContent = label;
  const value = document.createElement("dd");
  value.textContent = text;
  list.append(term, value);
}

fetch("/local/about")
  .then(answer => (answer.ok ? answer.json() : Promise.reject(answer.status)))
  .then(about => {
    list.replaceChildren();
    for (const [key, label] of Object.entries(LABELS)) {
      const moved = key === "now" && about.offsetSeconds !== 0 ? ` (moved by ${about.offsetSeconds} s)` : "";
      row(label, String(about[key]) + moved);
    }
  })
  .catch(() => {
    list.replaceChildren();
    row("State", "Told to this machine only: open the page at localhost.");
  });
