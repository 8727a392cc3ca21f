"use strict";
const list = document.getElementById("mails");
const to = document.getElementById("to");
let shown = "";

function element(name, text, kind) {
  const made = document.createElement(name);
  made.textContent = text;
  if (kind) {
    made.className = kind;
  }
  return made;
}

// Links are made of their own text: a letter's words are never read as markup.
function body(text) {
  const made = document.createElement("pre");
  for (const part of text.split(/(https?:\/\/\S+)/)) {
    if (/^https?:/.test(part)) {
      const link = element("a", part);
      link.href = part;
      made.append(link);
    } else {
      made.append(part);
    }
  }
  return made;
}

function item(mail) {
  const made = document.createElement("li");
  made.append(
    element("h2", mail.subject),
    element("p", `To ${mail.to.join(", ")} · ${mail.at}`, "meta"),
    body(mail.text));
  return made;
}

async function refresh() {
  try {
    const address = to.value.trim();
    const answer = await fetch("/local/mails" + (address ? "?to=" + encodeURIComponent(address) : ""));
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    const mails = (await answer.json()).data.reverse();
    const now = JSON.stringify(mails);
    if (now !== shown) {
      shown = now;
      list.replaceChildren(...(mails.length ? mails.map(item) : [element("li", "No letters yet.")]));
    }
  } catch {
    shown = "";
    list.replaceChildren(element("li", "Told to this machine only: open the page at localhost."));
  }
}

to.addEventListener("input", refresh);
refresh();
setInterval(refresh, 2000);
