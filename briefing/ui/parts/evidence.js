// The source beside the document. Every word comes as data and is set as text, never read as markup.
const HIDE_AFTER = 200; // milliseconds in which the pointer can reach the words that are shown
const SETTLED = 150; // milliseconds in which a page gets used to its new room
const WIDEST_TIP = 380;
const EDGE = 12;

const made = (name, kind, words) => {
  const element = document.createElement(name);
  if (kind) element.className = kind;
  if (words) element.textContent = words;
  return element;
};

const badge = ({ badge, kind }) => made("span", `badge source-${kind}`, badge);

// Offsets count code points, as Python does; a string here counts UTF-16 units.
const paragraph = ([start, words], spans) => {
  const element = made("p");
  const points = Array.from(words);
  let at = 0;
  for (const [from, to] of spans) {
    const first = Math.max(from - start, at);
    const last = Math.min(to - start, points.length);
    if (first >= last) continue;
    element.append(points.slice(at, first).join(""), made("mark", "", points.slice(first, last).join("")));
    at = last;
  }
  element.append(points.slice(at).join(""));
  return element;
};

const link = (address, words) => {
  const element = made("a", "", words);
  element.href = address;
  element.target = "_blank";
  element.rel = "noopener noreferrer";
  return element;
};

const filled = (words, values) => words.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

// What is cited by claims that arrive while the page's script still runs stands beside them in the page.
const arrived = (key) => {
  for (const holder of document.querySelectorAll("[data-evidence]")) {
    const found = JSON.parse(holder.dataset.evidence);
    if (found.cites[key]) return { cite: found.cites[key], article: found.articles[found.cites[key].article] };
  }
  return null;
};

const beside = (root) => {
  const part = (name) => root.querySelector(`.${name}`);
  const panel = part("panel");
  const tip = part("tip");
  const text = part("text");
  let data = { words: {}, cites: {}, articles: {} };
  let open = { key: "", shown: "", path: "" };
  let back = null;
  let hiding = 0;

  const found = (key) => {
    const cite = data.cites[key];
    return cite ? { cite, article: data.articles[cite.article] } : arrived(key);
  };
  const all = () => [...document.querySelectorAll("[data-cite]")];
  // The stops of "next": each marker of the text once; those in an account of a claim name what the claim cites.
  const stops = () => all().filter((one) => !one.closest(".ev-why") && one.checkVisibility() && found(one.dataset.cite));

  const note = () => {
    for (const one of all()) {
      const here = open.key !== "" && one.dataset.cite === open.key;
      one.classList.toggle("ev-open", here);
      if (here) one.setAttribute("aria-current", "true");
      else one.removeAttribute("aria-current");
    }
    document.documentElement.classList.toggle("ev-beside-open", !panel.hidden);
  };

  const fill = ({ cite, article }) => {
    part("head").replaceChildren(badge(cite), made("span", "meta", cite.byline));
    part("title").textContent = cite.title;
    part("claim").textContent = cite.claim;
    const links = part("links");
    links.replaceChildren();
    if (article) links.append(link(article.whole, data.words.article));
    if (article?.page) links.append(link(article.page, data.words.page));
    text.replaceChildren();
    if (cite.note) text.append(made("p", "meta", cite.note));
    for (const quote of cite.lost) text.append(made("blockquote", "", quote));
    for (const piece of article?.pieces ?? []) {
      text.append(typeof piece === "string" ? made("p", "gap", piece) : paragraph(piece, cite.spans));
    }
    const mark = text.querySelector("mark");
    text.scrollTop = mark ? mark.offsetTop - text.clientHeight / 3 : 0;
  };

  const show = (marker) => {
    const key = marker.dataset.cite;
    const { cite, article } = found(key);
    hide();
    open = { key, shown: JSON.stringify(cite), path: location.pathname };
    back = marker;
    panel.hidden = false;
    fill({ cite, article });
    const stopped = stops();
    const at = stopped.findIndex((one) => one.dataset.cite === key);
    part("count").textContent = at < 0 ? "" : filled(data.words.count, { at: at + 1, all: stopped.length });
    const words = `${cite.byline}. ${cite.quotes.join(" ")}`;
    part("said").textContent = filled(data.words.said, { at: at + 1, all: stopped.length, words });
    note();
    marker.scrollIntoView({ block: "nearest" });
    // Where a page holds on to its end, the room that the panel takes moves it once more.
    setTimeout(() => open.key === key && marker.scrollIntoView({ block: "nearest" }), SETTLED);
  };

  const go = (by) => {
    const stopped = stops();
    if (!stopped.length) return;
    const at = stopped.findIndex((one) => one.dataset.cite === open.key);
    const next = stopped[at < 0 ? 0 : (at + by + stopped.length) % stopped.length];
    const onMarker = document.activeElement?.matches("[data-cite]");
    show(next);
    if (onMarker) next.focus({ preventScroll: true });
  };

  const shut = () => {
    const held = root.activeElement;
    panel.hidden = true;
    part("said").textContent = "";
    open = { key: "", shown: "", path: "" };
    note();
    if (held && back?.isConnected) back.focus({ preventScroll: true });
    back = null;
  };

  const point = (marker) => {
    clearTimeout(hiding);
    const { cite } = found(marker.dataset.cite) ?? {};
    if (!cite || marker.dataset.cite === open.key) return hide();
    tip.replaceChildren(badge(cite), made("strong", "", cite.title), made("span", "meta", cite.byline));
    for (const quote of cite.quotes) tip.append(made("blockquote", "", quote));
    tip.hidden = false;
    const room = document.documentElement;
    const box = marker.getBoundingClientRect();
    const width = Math.min(WIDEST_TIP, room.clientWidth - 2 * EDGE);
    tip.style.width = `${width}px`;
    tip.style.left = `${Math.max(EDGE, Math.min(box.left, room.clientWidth - width - EDGE))}px`;
    const below = box.bottom + EDGE / 2;
    const above = Math.max(EDGE / 2, box.top - tip.offsetHeight - EDGE / 2);
    tip.style.top = `${below + tip.offsetHeight < room.clientHeight ? below : above}px`;
  };
  const hide = () => {
    clearTimeout(hiding);
    tip.hidden = true;
  };

  const markerOf = ({ target }) => (target instanceof Element ? target.closest("[data-cite]") : null);
  const written = (event) => {
    const on = event.composedPath()[0];
    return on instanceof Element && on.matches("input, textarea, select, [contenteditable=true]");
  };
  const press = (event, marker) => {
    if (!marker || !found(marker.dataset.cite)) return;
    event.preventDefault();
    show(marker);
    if (event.detail === 0) text.focus({ preventScroll: true }); // by keyboard
  };
  const onKey = (event) => {
    if (written(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && !tip.hidden) hide();
    else if (event.key === "Escape" && !panel.hidden) shut();
    else if (event.key === " " && markerOf(event)) press({ detail: 0, preventDefault: () => event.preventDefault() }, markerOf(event));
    else if (!panel.hidden && event.key === "n") go(1);
    else if (!panel.hidden && event.key === "p") go(-1);
  };
  const onOver = (event) => {
    const marker = markerOf(event);
    if (marker) point(marker);
    else if (event.composedPath().includes(tip)) clearTimeout(hiding);
    else if (!tip.hidden) {
      clearTimeout(hiding);
      hiding = setTimeout(hide, HIDE_AFTER);
    }
  };
  const heard = { click: (event) => press(event, markerOf(event)), mouseover: onOver, focusin: onOver, keydown: onKey };

  part("back").onclick = () => go(-1);
  part("next").onclick = () => go(1);
  part("close").onclick = shut;
  return {
    turn: 0,
    take(given) {
      data = given;
      document.documentElement.lang = data.language;
      for (const name of ["back", "next", "close"]) part(name).firstChild.textContent = data.words[name];
      text.setAttribute("aria-label", data.words.text);
      for (const [name, hear] of Object.entries(heard)) document.addEventListener(name, hear);
      if (panel.hidden) return;
      const now = found(open.key);
      if (!now || open.path !== location.pathname) shut();
      else if (open.shown !== JSON.stringify(now.cite)) fill(now);
      note();
    },
    end() {
      for (const [name, hear] of Object.entries(heard)) document.removeEventListener(name, hear);
      hide();
      shut();
    },
  };
};

// The page calls this with each new data; an older call's end must not end what a newer one has begun.
export default function ({ data, parentElement }) {
  const panel = parentElement.querySelector(".panel");
  panel.beside ??= beside(parentElement);
  const turn = ++panel.beside.turn;
  panel.beside.take(data);
  return () => {
    if (turn === panel.beside.turn) panel.beside.end();
  };
}
