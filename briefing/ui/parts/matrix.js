// Draws the matrix as a table. Every word comes as data and is set as text, never read as markup.
const made = (name, kind, words) => {
  const element = document.createElement(name);
  if (kind) element.className = kind;
  if (words) element.textContent = words;
  return element;
};

// As every citation of the page: the panel of the sources listens for it.
const cite = ({ key, words, kind, name }) => {
  const element = made("a", `ev-cite ev-source-${kind}`, words);
  element.href = `#${key}`;
  element.role = "button";
  element.setAttribute("aria-label", name);
  element.dataset.cite = key;
  return element;
};

const why = (words, lines) => {
  const element = made("details", "ev-why");
  element.append(made("summary", "", words));
  const account = element.appendChild(made("div", "ev-account"));
  for (const { kind, words, marker } of lines) {
    const line = made(kind === "quote" ? "blockquote" : "p", { head: "ev-source", item: "ev-item" }[kind], words);
    if (marker) line.append(" ", cite(marker));
    account.append(line);
  }
  return element;
};

const claim = (asked) => ({ text, tags, cites, why: lines }) => {
  const element = made("div", "claim");
  element.append(made("p", "words", text));
  const line = element.appendChild(made("p", "tags"));
  for (const { words, kind, note } of tags) {
    const tag = line.appendChild(made("span", kind, words));
    if (note) tag.title = note;
    line.append(" ");
  }
  for (const one of cites) line.append(cite(one), " ");
  element.append(why(asked, lines));
  return element;
};

const head = (scope, { name, note }) => {
  const element = made("th", "", name);
  element.scope = scope;
  if (note) element.append(made("span", "note", note));
  return element;
};

const table = ({ caption, corner, columns, rows, absent, why: asked }) => {
  const element = made("table");
  element.appendChild(made("caption")).append(made("span", "", caption));
  const top = element.createTHead().insertRow();
  top.append(head("col", { name: corner }), ...columns.map((one) => head("col", one)));
  const body = element.createTBody();
  for (const { label, cells } of rows) {
    const row = body.insertRow();
    row.append(head("row", { name: label }));
    for (const claims of cells) {
      const cell = row.insertCell();
      cell.append(...(claims.length ? claims.map(claim(asked)) : [made("p", "absent", absent)]));
    }
  }
  return element;
};

export default function ({ data, parentElement }) {
  const area = parentElement.querySelector(".ev-matrix");
  const said = JSON.stringify(data);
  if (area.said !== said) {
    area.said = said;
    area.setAttribute("aria-label", data.caption);
    area.style.setProperty("--columns", data.columns.length);
    area.replaceChildren(table(data));
  }
}
