// The network as a picture to move about in, beside a table that follows what is chosen. Without scripts it is an image with links.
const MOST_ROWS = 300;
const MOST_NAMES = 45;
const LETTER = 6.9; // pixels, about
const LINE = 16;
const MOST_ZOOM = 2.4; // of the whole picture, which may be of three nodes
const NEAR_ZOOM = 1.4; // to which it comes nearer to what is chosen
const MOST_OVER = 12; // names that may lie over other nodes
const place = document.getElementById("network");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");
const counted = (count, one, several) => `${count.toLocaleString("en")} ${count === 1 ? one : several}`;
const made = (name, values = {}, ...inside) => {
  const element = Object.assign(document.createElement(name), values);
  element.append(...inside);
  return element;
};

const [answer, { default: cytoscape }] = await Promise.all([fetch(place.dataset.from), import("/static/vendor/cytoscape.esm.min.mjs")]);
if (answer.ok) {
  const page = await answer.json();
  if (page.links.length) { show(page); }
}

function show(page) {
  const nodes = new Map(page.nodes.map((node, at) => [node.id, { ...node, ...page.spots[at] }]));
  const graph = made("div", { className: "graph", tabIndex: 0 });
  graph.setAttribute("role", "group");
  graph.setAttribute("aria-label", "Picture of the network; the table has the same. Arrow keys move it, plus and minus zoom.");
  place.querySelector(".scroll").replaceWith(graph);
  document.getElementById("bounded")?.remove();
  const part = document.getElementById("part");
  if (part) {
    part.textContent = page.nodes.length < page.all_nodes ? `, the ${page.nodes.length.toLocaleString("en")} with most statements` : "";
  }
  document.getElementById("how").textContent =
    "Choose one to see whom it credits and who credits it. Drag to move it; after a click into the picture the wheel zooms.";
  const cy = drawn(graph, page, nodes);
  const names = () => nameNodes(cy);
  let waiting = 0;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(names, 80); };
  const choose = chooser(cy, page, nodes, soon);
  cy.on("viewport resize dragfree", soon);
  cy.on("tap", (event) => { choose(event.target === cy || !event.target.isNode() ? "" : event.target.id()); });
  cy.on("mouseover", "node", (event) => event.target.addClass("named met"));
  cy.on("mouseout", "node", (event) => { event.target.removeClass("met"); soon(); });
  dark.addEventListener("change", () => { cy.style(style(page.links.length)); names(); });
  place.append(buttons(cy));
  moveByKeys(graph, cy);
  wheelWhenClicked(graph);
  graph.addEventListener("pointerenter", () => cy.resize()); // what stands above it may have grown
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !closeFound()) { choose(""); } });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-node]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !nodes.has(link.dataset.node)) { return; }
    event.preventDefault();
    closeFound();
    choose(link.dataset.node, true);
    document.getElementById("chosen").focus({ preventScroll: true });
  });
  findByName(nodes);
  if (page.around) { choose(page.around); }
  names();
}

function drawn(graph, page, nodes) {
  // Its own sheet of style would be refused; ours has what stands in it.
  document.head.append(made("template", { id: "__________cytoscape_stylesheet" }));
  const elements = [...nodes.values()].map((node, at) => ({
    data: { id: node.id, name: cut(node.name), size: 2 * node.half, rank: at },
    classes: node.in_pile ? "outlet" : "source",
    position: { x: node.x, y: node.y },
  }));
  elements.push(...page.links.map((link) => ({
    data: { source: link.user, target: link.used, width: Math.min(6, 0.7 + 0.5 * Math.sqrt(link.statements)) },
  })));
  const cy = cytoscape({
    container: graph, elements, style: style(page.links.length), layout: { name: "preset", fit: false },
    minZoom: 0.05, maxZoom: 6, boxSelectionEnabled: false, autounselectify: true,
    hideEdgesOnViewport: page.links.length > 3000, textureOnViewport: nodes.size > 500,
  });
  whole(cy);
  return cy;
}

function style(links) {
  const [ink, soft, paper, water, deep] = ["ink", "soft", "paper", "water", "deep"].map(colour);
  return [
    { selector: "node", style: { width: "data(size)", height: "data(size)", "border-width": 1, "border-color": deep, "background-color": water } },
    { selector: "node.outlet", style: { shape: "rectangle", "background-color": deep } },
    { selector: "edge", style: { width: "data(width)", "line-color": soft, "line-opacity": Math.max(0.07, Math.min(0.5, 8 / Math.sqrt(links))), "curve-style": "haystack" } },
    { selector: ".named", style: {
      label: "data(name)", color: ink, "font-family": "Arial, Liberation Sans, sans-serif", "text-valign": "top", "text-margin-y": -2,
      "text-outline-color": paper, "text-outline-width": 2, "z-index": 5 } },
    { selector: ".faded", style: { opacity: 0.12 } },
    { selector: "edge.near", style: {
      "line-color": deep, "line-opacity": 0.85, "curve-style": "straight", "target-arrow-shape": "triangle", "target-arrow-color": deep, "z-index": 3 } },
    { selector: "node.near", style: { "z-index": 6 } },
    { selector: "node.chosen, node.met", style: { "outline-width": 3, "outline-color": ink, "outline-offset": 2, "z-index": 7 } },
  ];
}

// Writes as many names as there is room for, those of the weightiest nodes first, in letters that stay the same size.
// As the browser works it out: in forced colours a name such as Canvas, which a drawing on canvas cannot use.
function colour(name) {
  const probe = made("span", { hidden: true });
  probe.style.forcedColorAdjust = "none";
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

function nameNodes(cy) {
  const zoom = cy.zoom();
  const seen = cy.extent();
  const taken = [];
  const pan = cy.pan();
  const isInside = (box) => box.y + pan.y > box.high && box.y + pan.y + box.high < cy.height();
  const isFree = (box, all) => all.every((other) => Math.abs(other.y - box.y) > other.high + box.high || Math.abs(other.x - box.x) > other.wide + box.wide);
  const large = cy.nodes().filter((node) => node.height() * zoom > LINE).map((node) => {
    const half = node.height() * zoom / 2;
    return { x: node.position("x") * zoom, y: node.position("y") * zoom, wide: half, high: half };
  });
  const fits = (node) => {
    const { x, y } = node.position();
    if (x < seen.x1 || x > seen.x2 || y < seen.y1 || y > seen.y2) { return { side: "" }; }
    const wide = LETTER * node.data("name").length / 2 + 2;
    const at = x * zoom + pan.x;
    const aside = Math.max(0, wide - at) + Math.min(0, cy.width() - wide - at); // so that the edge cuts no name
    const away = node.height() * zoom / 2 + LINE / 2 + 1;
    const boxes = { top: -away, bottom: away };
    const sides = Object.keys(boxes).map((side) => [side, { x: x * zoom + aside, y: y * zoom + boxes[side], wide, high: LINE / 2 }]);
    const [side, box] = sides.find(([, one]) => isInside(one) && isFree(one, taken) && isFree(one, large))
      ?? (node.data("rank") < MOST_OVER || node.hasClass("chosen") ? sides.find(([, one]) => isFree(one, taken)) : undefined) ?? ["", null];
    if (box) { taken.push(box); }
    return { side, aside };
  };
  const near = cy.nodes(".chosen").union(cy.nodes(".near"));
  const first = (near.nonempty() ? near : cy.nodes()).sort((one, other) => other.hasClass("chosen") - one.hasClass("chosen") || one.data("rank") - other.data("rank"));
  cy.batch(() => {
    cy.nodes(".named").not(".met").removeClass("named");
    for (const node of first) {
      if (taken.length >= MOST_NAMES) { break; }
      const { side, aside } = fits(node);
      if (side) { node.addClass("named").style({ "text-valign": side, "text-margin-x": aside / zoom, "text-margin-y": (side === "top" ? -2 : 2) / zoom }); }
    }
    cy.nodes(".named").style({ "font-size": 12 / zoom, "text-outline-width": 2 / zoom });
  });
}

// Chooses a node: those beside it stand out, and the table holds its links alone.
function chooser(cy, page, nodes, changed) {
  const told = document.getElementById("chosen");
  const rows = document.getElementById("credits");
  const more = document.getElementById("more");
  let now = "";
  const choose = (id, isFar = false) => {
    if (id === now) { return; }
    now = id;
    const links = id ? page.links.filter((link) => link.user === id || link.used === id) : page.links;
    cy.batch(() => {
      cy.elements().removeClass("faded near chosen");
      if (id) {
        const beside = cy.getElementById(id).closedNeighborhood();
        cy.elements().not(beside).addClass("faded");
        beside.addClass("near");
        cy.getElementById(id).addClass("chosen");
        if (isFar) { bringIn(cy, beside); }
      }
    });
    told.replaceChildren(...(id ? about(nodes.get(id), links, id === page.around, () => { choose(""); cy.container().focus({ preventScroll: true }); }) : []));
    rows.replaceChildren(...links.slice(0, MOST_ROWS).map((link) => row(link, nodes)));
    rows.closest(".scroll").scrollTop = 0;
    const left = links.length - MOST_ROWS + (id ? 0 : page.all_links - page.links.length);
    more.textContent = left > 0 ? `And ${left.toLocaleString("en")} less used.` : "";
    changed();
  };
  return choose;
}

function about(node, links, isAround, clear) {
  const credits = links.filter((link) => link.user === node.id).length;
  const used = links.length - credits;
  const kind = node.in_pile ? "Outlet of the pile" : node.kind[0].toUpperCase() + node.kind.slice(1);
  const says = [credits ? `credits ${credits.toLocaleString("en")}` : "", used ? `is credited by ${used.toLocaleString("en")}` : ""].filter(Boolean);
  const ways = made("p", { className: "inline" });
  if (node.key) { ways.append(made("a", { href: place.dataset.source.replace("-key-", node.key), textContent: "Page of this source" })); }
  if (!isAround) { ways.append(made("a", { href: place.dataset.around.replace("-id-", encodeURIComponent(node.id)), textContent: "Only what is around it" })); }
  ways.append(made("button", { type: "button", textContent: "Show all again", onclick: clear }));
  return [
    made("p", { className: "name", dir: "auto", textContent: node.name }),
    made("p", { textContent: `${kind}; ${says.join(", ") || "nobody here"}; ${counted(node.weight, "statement", "statements")}.` }),
    ways,
  ];
}

function row(link, nodes) {
  const used = nodes.get(link.used);
  return made("tr", {},
    made("td", {}, named(nodes.get(link.user))[0]),
    labelled("credits", "", ...named(used), " ", made("span", { className: "soft", textContent: used.kind })),
    labelled("Statements", "number", `${link.statements}`),
    labelled("Articles", "number", `${link.articles}`));
}

// A cell with its heading in it, which narrow screens show.
function labelled(label, className, ...inside) {
  const cell = made("td", { className }, ...inside);
  cell.dataset.label = label;
  return cell;
}

function named(node) {
  const link = made("a", { href: place.dataset.around.replace("-id-", encodeURIComponent(node.id)), dir: "auto", textContent: node.name });
  link.dataset.node = node.id;
  if (!node.key) { return [link]; }
  const way = made("a", { className: "soft", href: place.dataset.source.replace("-key-", node.key), textContent: "page" });
  way.setAttribute("aria-label", `Page of ${node.name}`);
  return [link, " ", way];
}

// Takes away what was found by name, and tells whether there was anything.
function closeFound() {
  const list = document.getElementById("fitting");
  const was = list.childElementCount > 0;
  list.replaceChildren();
  return was;
}

// Finds nodes as their names are typed: those that are not in the picture lead to a page of their own.
function findByName(nodes) {
  const field = document.getElementById("name");
  const list = document.getElementById("fitting");
  list.className = "over";
  let asked = 0;
  let waiting = 0;
  const look = async () => {
    const mine = ++asked;
    const words = field.value.trim();
    const found = words ? await (await fetch(`${place.dataset.names}?name=${encodeURIComponent(words)}`)).json() : [];
    if (mine !== asked) { return; }
    const items = found.slice(0, 12).map((node) => made("li", {}, ...named(node), " ",
      made("span", { className: "soft", textContent: nodes.has(node.id) ? node.kind : `${node.kind}, not in the picture` })));
    list.replaceChildren(...(items.length ? [made("ul", { className: "nodelist" }, ...items)]
      : words ? [made("p", { className: "note", textContent: `No outlet or source has “${words}” in its name.` })] : []));
  };
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(look, 150); });
  field.form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    await look();
    list.querySelector("a[data-node]")?.click();
  });
}

function bringIn(cy, beside) {
  const zoom = Math.min(Math.max(NEAR_ZOOM, cy.zoom()), cy.getFitViewport(beside, 60).zoom);
  const box = beside.boundingBox();
  const pan = { x: cy.width() / 2 - zoom * (box.x1 + box.x2) / 2, y: cy.height() / 2 - zoom * (box.y1 + box.y2) / 2 };
  if (still.matches) { cy.viewport({ zoom, pan }); } else { cy.animate({ zoom, pan }, { duration: 250 }); }
}

function whole(cy) {
  cy.fit(undefined, Math.min(60, cy.width() / 8)); // with room for names
  if (cy.zoom() > MOST_ZOOM) { cy.zoom({ level: MOST_ZOOM, renderedPosition: middle(cy) }); }
}

function middle(cy) {
  return { x: cy.width() / 2, y: cy.height() / 2 };
}

function zoomBy(cy, factor) {
  cy.zoom({ level: cy.zoom() * factor, renderedPosition: middle(cy) });
}

function buttons(cy) {
  const button = (textContent, label, onclick) => {
    const one = made("button", { type: "button", textContent, onclick });
    one.setAttribute("aria-label", label);
    return one;
  };
  return made("div", { className: "graphbuttons" },
    button("+", "Zoom in", () => zoomBy(cy, 1.4)), button("−", "Zoom out", () => zoomBy(cy, 1 / 1.4)),
    button("Whole", "Whole picture", () => whole(cy)));
}

function moveByKeys(graph, cy) {
  const steps = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
  graph.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    const [x, y] = steps[event.key] ?? [0, 0];
    const factor = { "+": 1.4, "=": 1.4, "-": 1 / 1.4 }[event.key];
    if (factor) { zoomBy(cy, factor); } else if (x || y) { cy.panBy({ x, y }); } else { return; }
    event.preventDefault();
  });
}

// Who scrolls past the picture is not caught in it: the wheel zooms from a click in it until the pointer leaves.
function wheelWhenClicked(graph) {
  let isOn = false;
  graph.addEventListener("pointerdown", () => { isOn = true; }, true);
  graph.addEventListener("pointerleave", () => { isOn = false; });
  addEventListener("wheel", (event) => {
    if (graph.contains(event.target) && !isOn && !event.ctrlKey) { event.stopImmediatePropagation(); }
  }, { capture: true, passive: true });
}

function cut(name) {
  const line = name.replace(/\s+/g, " ");
  return line.length > 28 ? `${line.slice(0, 27).trimEnd()}…` : line;
}
