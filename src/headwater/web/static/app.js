// What pages can do with scripts on; all of them work without.
const work = document.getElementById("work");
if (work && work.dataset.events) { followWork(work); }

function followWork(place) {
  const lines = [...place.querySelectorAll(".stages li")];
  const source = new EventSource(place.dataset.events);
  source.onmessage = (event) => {
    const now = JSON.parse(event.data);
    now.stages.forEach((stage, at) => {
      const line = lines[at];
      line.className = stage.state;
      const bar = line.querySelector("progress");
      bar.max = stage.total || 1;
      bar.value = stage.done;
      line.querySelector(".count").textContent = stage.total ? `${stage.done} of ${stage.total}` : "";
    });
    document.getElementById("said").textContent = now.said;
    const things = now.ahead === 1 ? "thing" : "things";
    document.getElementById("ahead").textContent = now.ahead ? `It waits its turn: ${now.ahead} ${things} to do first.` : "";
    if (now.is_done) {
      source.close();
      location.assign(now.error ? `/progress?job=${now.number}` : place.dataset.then);
    }
  };
}

if (document.getElementById("network")) { import("/static/network.js"); }

const drop = document.getElementById("drop");
if (drop) {
  const input = drop.querySelector("input[type=file]");
  for (const kind of ["dragenter", "dragover"]) {
    addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) { drop.classList.remove("over"); } });
  addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (event.dataTransfer.files.length) {
      input.files = event.dataTransfer.files;
      drop.requestSubmit();
    }
  });
}

// On a narrow screen the list itself comes first: what narrows it down is folded until it is asked for.
const facets = document.querySelector(".facets");
if (facets && matchMedia("(max-width: 50rem)").matches && !facets.querySelector("[aria-current]")) { facets.open = false; }

if (document.getElementById("reader")) { import("/static/reader.js"); }

for (const panel of document.querySelectorAll(".whatif")) {
  panel.addEventListener("click", (event) => {
    const link = event.target.closest("a.ask");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    event.preventDefault();
    for (const one of panel.querySelectorAll("a.ask")) { one.removeAttribute("aria-current"); }
    link.setAttribute("aria-current", "true");
    answer(panel, link);
  });
}

// Puts the answer to a what-if into its panel; where the case is still being made ready for it, asks again.
async function answer(panel, link) {
  const place = panel.querySelector(".answer");
  const says = document.createElement("p");
  says.className = "waits";
  says.textContent = "Being worked out …";
  if (!place.querySelector(".waits")) { place.replaceChildren(says); }
  let found = null;
  try {
    const page = await fetch(link.dataset.answer);
    found = new DOMParser().parseFromString(await page.text(), "text/html").querySelector(".answer");
  } catch { /* the app was stopped */ }
  if (!link.hasAttribute("aria-current")) { return; }
  if (!found) {
    says.textContent = "No answer came. Is the app still running?";
    place.replaceChildren(says);
    return;
  }
  const waits = found.querySelector(".waits");
  if (waits) { waits.querySelector("a").remove(); }
  place.replaceChildren(...found.childNodes);
  if (waits) { setTimeout(() => { if (link.hasAttribute("aria-current")) { answer(panel, link); } }, 1000); }
}
