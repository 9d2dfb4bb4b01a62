// Draws the matrix as a table. Every word comes as data and is set as text, never read as markup.
const made = (name, kind, words) => {
  const element = document.createElement(name);
  if (kind) element.className = kind;
  if (words) element.textContent = words;
  return element;
};

const button = ({ words, name, opens, kind }) => {
  const element = made("button", kind, words);
  element.type = "button";
  element.setAttribute("aria-label", name);
  element.dataset.opens = opens;
  return element;
};

const claim = ({ text, tags, buttons }) => {
  const element = made("div", "claim");
  element.append(made("p", "words", text));
  const line = element.appendChild(made("p", "tags"));
  for (const { words, kind, note } of tags) {
    const tag = line.appendChild(made("span", kind, words));
    if (note) tag.title = note;
    line.append(" ");
  }
  for (const one of buttons) line.append(button(one), " ");
  return element;
};

const head = (scope, { name, note }) => {
  const element = made("th", "", name);
  element.scope = scope;
  if (note) element.append(made("span", "note", note));
  return element;
};

const table = ({ caption, corner, columns, rows, absent }) => {
  const element = made("table");
  element.append(made("caption", "", caption));
  const top = element.createTHead().insertRow();
  top.append(head("col", { name: corner }), ...columns.map((one) => head("col", one)));
  const body = element.createTBody();
  for (const { label, cells } of rows) {
    const row = body.insertRow();
    row.append(head("row", { name: label }));
    for (const claims of cells) {
      const cell = row.insertCell();
      cell.append(...(claims.length ? claims.map(claim) : [made("p", "absent", absent)]));
    }
  }
  return element;
};

export default function ({ data, parentElement, setTriggerValue }) {
  const area = parentElement.querySelector(".ev-matrix");
  const said = JSON.stringify(data);
  if (area.said !== said) {
    area.said = said;
    area.setAttribute("aria-label", data.caption);
    area.style.setProperty("--columns", data.columns.length);
    area.replaceChildren(table(data));
  }
  area.onclick = ({ target }) => {
    const pressed = target.closest("button");
    if (pressed) setTriggerValue("opens", pressed.dataset.opens);
  };
}
