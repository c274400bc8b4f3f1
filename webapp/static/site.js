// Keys, focus, copying and announcements. Every page does its work without this file.
"use strict";
const byId = (id) => document.getElementById(id);
const ask = () => byId("ask");
const isField = (element) => element.matches("textarea, input, select");

function say(words) {
  byId("said").textContent = "";
  setTimeout(() => { byId("said").textContent = words; }, 50);
}

// navigator.clipboard is missing on plain http, where an intranet may serve this.
async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = Object.assign(document.createElement("textarea"), { value: text, className: "hidden" });
  const before = document.activeElement;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  before.focus();
  if (!done) throw new Error("copying was refused");
}

async function copyFrom(button) {
  const words = button.textContent;
  try {
    await copy(button.dataset.copy);
    button.textContent = "Copied";
    say("Copied to the clipboard.");
  } catch {
    say("Copying is not allowed here. Select the text and copy it by hand.");
    button.textContent = "Copy by hand";
  }
  setTimeout(() => { button.textContent = words; }, 2000);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.copy !== undefined) copyFrom(button);
  if (button?.dataset.print !== undefined) window.print();
});

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target;
  if (event.key === "Enter" && !event.shiftKey && target.dataset?.enter !== undefined) {
    event.preventDefault();
    target.form.requestSubmit();
  } else if (event.key === "Escape" && byId("composer")) {
    byId("text").focus();
  } else if (/^[1-9]$/.test(event.key) && !isField(target) && ask()?.contains(target)) {
    ask().querySelector(`[data-key="${event.key}"]`)?.click();
  }
});

// The step has the focus from the click on, so that it never falls back to the page while the step is exchanged.
// Not earlier, on submit: htmx would lose which button was pressed.
document.addEventListener("htmx:beforeRequest", () => ask()?.focus({ preventScroll: true }));

document.addEventListener("htmx:afterSettle", () => {
  const step = ask();
  if (!step) return;
  if (document.activeElement === document.body) step.focus({ preventScroll: true });
  step.scrollIntoView({ block: step.offsetHeight > innerHeight ? "start" : "nearest" });
});

document.addEventListener("htmx:afterRequest", (event) => {
  const { elt, successful } = event.detail;
  if (!successful) {
    (elt.querySelector("textarea") ?? elt.querySelector("button"))?.focus();
  } else {
    if (elt.id === "composer") elt.reset();
    say(byId("q").textContent);
  }
});

document.addEventListener("htmx:sendError", () => {
  const words = document.createElement("p");
  words.className = "problem";
  words.textContent = "SyncMedic cannot be reached. Your text is kept here; send it again in a moment.";
  byId("problem").replaceChildren(words);
});

addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
