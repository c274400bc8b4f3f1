// Lists articles below the field while somebody types. Enter still sends the text, and without this file nothing is listed.
"use strict";
(() => {
  const PAUSE = 250;
  const SHORTEST = 3;
  const LONGEST = 200;
  const field = document.getElementById("text");
  const list = document.getElementById("alike");
  let timer;
  let asking;
  let told = "";

  function isWorthAsking(text) {
    return text.length <= LONGEST && (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= SHORTEST;
  }

  function wait() {
    clearTimeout(timer);
    asking?.abort();
  }

  function clear() {
    wait();
    list.replaceChildren();
    told = "";
  }

  async function look(text) {
    asking = new AbortController();
    try {
      const body = new URLSearchParams({ text });
      const answer = await fetch(list.dataset.from, { method: "POST", body, signal: asking.signal });
      list.innerHTML = answer.ok ? await answer.text() : "";
      tell(list.querySelector("p")?.textContent ?? "");
    } catch {
      // A later letter has called it off, or nobody answers: then sending will say so.
    }
  }

  function tell(words) {
    if (words && words !== told) say(words);
    told = words;
  }

  field.addEventListener("input", () => {
    const text = field.value.trim();
    if (!isWorthAsking(text)) return clear();
    wait();
    timer = setTimeout(() => look(text), PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
  });
  field.form.addEventListener("submit", clear);
})();
