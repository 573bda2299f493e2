// Selecting words of an article: to look for them elsewhere, to say who says what, to write a note.
const reader = document.getElementById("reader");
const here = location.pathname;
const ROLES = [["source", "Source"], ["cue", "Cue"], ["content", "What is said"]];

const bar = document.createElement("div");
bar.className = "picked";
bar.hidden = true;
bar.setAttribute("role", "group");
bar.setAttribute("aria-label", "The selected words");
reader.after(bar);

const look = link("Find elsewhere");
const buttons = ROLES.map(([role, name]) => [role, link(name)]);
const also = link("Also said");
const note = link("Note");
let picked = null;

// Says what can be done with the words that are selected now.
function tell() {
  const found = selected();
  if (found === null && bar.contains(document.activeElement)) { return; }
  picked = found;
  bar.hidden = picked === null;
  if (picked === null) { return; }
  const few = picked.words.split(" ").slice(0, 12).join(" ").replace(/["“”]/g, "").slice(0, 190);
  look.href = `/search?q=${encodeURIComponent(`"${few}"`)}`;
  const stretch = `${picked.start}-${picked.end}`;
  for (const [role, button] of buttons) { button.href = `${here}?panel=add&${role}=${stretch}&start=${picked.start}&end=${picked.end}#at-${picked.start}`; }
  note.href = `${here}?panel=note&words=${stretch}&start=${picked.start}&end=${picked.end}#at-${picked.start}`;
  also.hidden = !field("content") || !field("content").value.trim();
}

for (const [role, button] of buttons) { button.addEventListener("click", (event) => fill(event, role, false)); }
also.addEventListener("click", (event) => fill(event, "content", true));
also.href = "#panel";
note.addEventListener("click", (event) => fill(event, "words", false));
document.addEventListener("selectionchange", tell);
tell();

// Puts the selected words into the form beside the text, if it has a place for them; else the link leads to a form that has.
function fill(event, role, adds) {
  const place = field(role);
  if (!place || !picked) { return; }
  event.preventDefault();
  const near = place.form.elements[`${role}_near`];
  place.value = adds ? `${place.value.trimEnd()}\n${picked.words}` : picked.words;
  // A stretch and not where it starts: lines may be edited, and its words tell which of them it belongs to.
  const stretch = `${picked.start}-${picked.end}`;
  near.value = adds ? `${near.value} ${stretch}` : stretch;
  const closed = place.closest("details");
  if (closed) { closed.open = true; }
  place.scrollIntoView({ block: "nearest" });
}

function field(role) { return document.querySelector(`#panel [data-role="${role}"]`); }

// The selected words of the article, with the offsets in its text at which they stand; null where none are selected.
function selected() {
  const chosen = getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed) { return null; }
  const range = chosen.getRangeAt(0);
  const pieces = [...reader.querySelectorAll("p[data-start]")].filter((line) => range.intersectsNode(line)).map((line) => within(line, range)).filter((piece) => piece.words.trim());
  if (!pieces.length) { return null; }
  const words = pieces.map((piece) => piece.words).join(" ").replace(/\s+/g, " ").trim();
  return words.length < 2 ? null : { words, start: pieces[0].start, end: pieces[pieces.length - 1].end };
}

// What of a line lies in a range. Offsets count code points, as the article's text does, and letters that are not shown too.
function within(line, range) {
  const part = range.cloneRange();
  if (!line.contains(part.startContainer)) { part.setStart(line, 0); }
  if (!line.contains(part.endContainer)) { part.setEnd(line, line.childNodes.length); }
  const before = document.createRange();
  before.setStart(line, 0);
  before.setEnd(part.startContainer, part.startOffset);
  const words = text(part);
  const leading = length(text(before)) + length(words) - length(words.trimStart());
  return { words, start: offset(line, leading), end: offset(line, leading + length(words.trim()) - 1) + 1 };
}

function offset(line, shown) {
  let at = Number(line.dataset.start) + shown;
  for (const left of (line.dataset.leftOut || "").split(" ")) {
    if (left !== "" && Number(left) <= at) { at += 1; }
  }
  return at;
}

function text(range) {
  const copy = range.cloneContents();
  for (const mark of copy.querySelectorAll(".noteref")) { mark.remove(); }
  return copy.textContent;
}

function length(words) { return [...words].length; }

function link(name) {
  const made = document.createElement("a");
  made.className = "button";
  made.textContent = name;
  // A press keeps the selection, so that the words of the next part can be marked at once.
  made.addEventListener("mousedown", (event) => event.preventDefault());
  bar.append(made);
  return made;
}
