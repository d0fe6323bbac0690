"use strict";
// The list of projects: found by words, cut by choices, sorted by a heading. Every cell is set as text.
const list = JSON.parse(document.getElementById("rows").textContent);
const STEP = 200;
const state = { words: "", chosen: new Map(), column: -1, down: false, shown: STEP };
const collator = new Intl.Collator(document.documentElement.lang); // many times as fast as to ask each text
const byId = (id) => document.getElementById(id);
const folded = list.rows.map((row) => row.cells.join(" ").toLowerCase());

function found() {
  const words = state.words.toLowerCase().split(/\s+/).filter(Boolean);
  const kept = list.rows.filter((row, place) =>
    words.every((word) => folded[place].includes(word)) &&
    [...state.chosen].every(([column, value]) => !value || row.cells[column] === value));
  if (state.column < 0) return kept;
  const key = (row) => (state.column in row.keys ? row.keys[state.column] : row.cells[state.column]);
  const absent = (value) => value === null || value === list.absent;
  const order = (a, b) => (typeof a === "number" ? a - b : collator.compare(a, b));
  return kept.sort((one, other) => {
    const [a, b] = [key(one), key(other)];
    if (absent(a) || absent(b)) return absent(a) - absent(b);
    return state.down ? order(b, a) : order(a, b);
  });
}

function draw() {
  const kept = found();
  const body = document.createDocumentFragment();
  for (const row of kept.slice(0, state.shown)) {
    const line = document.createElement("tr");
    row.cells.forEach((cell, column) => {
      const place = document.createElement("td");
      place.textContent = cell;
      if (list.rights[column]) place.className = "right";
      line.append(place);
    });
    body.append(line);
  }
  byId("body").replaceChildren(body);
  byId("count").textContent = `${kept.length} / ${list.rows.length}`;
  const left = kept.length - state.shown;
  byId("more").hidden = left <= 0;
  byId("more").textContent = list.more.replace("{n}", String(left));
}

function choose(column, value) {
  state.chosen.set(column, value);
  state.shown = STEP;
  draw();
}

for (const select of document.querySelectorAll("select[data-column]")) {
  select.addEventListener("change", () => choose(Number(select.dataset.column), select.value));
}
byId("search").addEventListener("input", (event) => {
  state.words = event.target.value;
  state.shown = STEP;
  draw();
});
byId("controls").addEventListener("submit", (event) => event.preventDefault());
byId("clear").addEventListener("click", () => {
  byId("controls").reset();
  Object.assign(state, { words: "", shown: STEP });
  state.chosen.clear();
  draw();
});
byId("more").addEventListener("click", () => {
  state.shown += STEP;
  draw();
});
for (const button of document.querySelectorAll("th button")) {
  button.addEventListener("click", () => {
    const column = Number(button.dataset.column);
    state.down = state.column === column ? !state.down : list.rights[column];
    state.column = column;
    for (const head of document.querySelectorAll("th[aria-sort]")) head.removeAttribute("aria-sort");
    button.parentElement.setAttribute("aria-sort", state.down ? "descending" : "ascending");
    draw();
  });
}
for (const region of document.querySelectorAll("path[data-region]")) {
  region.addEventListener("click", () => {
    const select = document.querySelector("select[data-name=region]");
    if (!select || ![...select.options].some((option) => option.value === region.dataset.region)) return;
    select.value = region.dataset.region;
    choose(Number(select.dataset.column), select.value);
    byId("projects").scrollIntoView();
  });
}
draw();
